using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Mail;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Preferences;

/// <summary>Which mail to send, by topic.</summary>
/// <param name="Email">Topic → whether mail is wanted.</param>
public record ChoosePreferences([Required] Dictionary<string, bool>? Email);

/// <summary>One topic in a person's preferences.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Title">Its name in the reader's language.</param>
/// <param name="Email">Whether mail is sent.</param>
/// <param name="Legal">Whether it cannot be switched off.</param>
/// <param name="Reason">Why not.</param>
public record TopicPreference(Topic Topic, string Title, bool Email, bool Legal, string? Reason);

/// <summary>A person's preferences.</summary>
/// <param name="Version">0 while nothing has been chosen.</param>
/// <param name="MailServer">Whether this platform has a mail server at all; without one no mail is sent, whatever was chosen.</param>
/// <param name="Topics">All topics.</param>
public record PreferencesView(long Version, bool MailServer, IReadOnlyList<TopicPreference> Topics) : IVersioned;

/// <summary>The own choice of mail: everyone signed in, each the own.</summary>
public static class PreferenceEndpoints
{
    /// <summary>Maps <c>/preferences</c>.</summary>
    public static void MapPreferences(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/preferences").WithTags("Preferences").RequireAuthorization(Policies.SignedIn);
        group.MapGet("", Get);
        group.MapPut("", Choose);
    }

    private static async Task<PreferencesView> Get(ClaimsPrincipal user, NotificationsDb db, MailSettings mail, CancellationToken ct) =>
        View(await db.Preferences.FindAsync([user.PersonId()], ct) ?? new() { PersonId = user.PersonId() }, mail);

    private static async Task<PreferencesView> Choose(
        ChoosePreferences command, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, MailSettings mail, CancellationToken ct)
    {
        var wanted = command.Email!.ToDictionary(choice => Topics.Parse($"email.{choice.Key}", choice.Key), choice => choice.Value);
        var refused = wanted.Where(choice => !choice.Value && Topics.Legal.Contains(choice.Key)).Select(choice => choice.Key).ToList();
        if (refused is not [])
        {
            throw new InvalidException([.. refused.Select(topic =>
                new FieldError($"email.{NoticeTexts.Code(topic)}", "preference.legal", NoticeTexts.WhyLegal(topic, CultureInfo.CurrentUICulture)))]);
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO preference (person_id, version, muted) VALUES ({user.PersonId()}, 0, ARRAY[]::text[]) ON CONFLICT DO NOTHING", ct);
        var preference = await db.Preferences.FromSql($"SELECT * FROM preference WHERE person_id = {user.PersonId()} FOR UPDATE").SingleAsync(ct);
        ifMatch.Check(preference);
        preference.Choose(wanted);
        db.Record(user, "preferences.chosen", preference.PersonId, user.OrganizationId(), new { preference.Muted });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return View(preference, mail);
    }

    private static PreferencesView View(Preference preference, MailSettings mail) => new(
        preference.Version,
        mail.HasServer,
        [.. from topic in Enum.GetValues<Topic>()
            let reason = NoticeTexts.WhyLegal(topic, CultureInfo.CurrentUICulture)
            select new TopicPreference(topic, NoticeTexts.NameOf(topic, CultureInfo.CurrentUICulture), preference.Mails(topic), reason is not null, reason)]);
}
