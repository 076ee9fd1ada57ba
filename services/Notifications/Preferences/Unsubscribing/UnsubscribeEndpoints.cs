using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Mail;

namespace ScenarioHub.Notifications.Preferences.Unsubscribing;

/// <summary>What a token would switch off, for the page that asks before it does.</summary>
/// <param name="Topics">The topics by name, in the reader's language.</param>
/// <param name="Done">Whether all of it is off already.</param>
public record UnsubscribeView(IReadOnlyList<string> Topics, bool Done);

/// <summary>
/// One-click unsubscribing (RFC 8058): a mail program posts to the address in the mail without any session, and that is all that is needed; a
/// person who opens it comes to a page that asks. The token is the right, and it allows nothing else.
/// </summary>
internal static class UnsubscribeEndpoints
{
    /// <summary>Maps <c>/unsubscribe</c>. Anonymous by its nature.</summary>
    public static void MapUnsubscribe(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/unsubscribe").WithTags("Preferences").AllowAnonymous();
        group.MapGet("/{token}", (string token, MailSettings mail) => TypedResults.Redirect(new Uri(mail.PublicUrl, $"/unsubscribe?token={Uri.EscapeDataString(token)}").ToString()));
        group.MapGet("/{token}/topics", Look);
        group.MapPost("/{token}", Act).DisableAntiforgery();
    }

    private static async Task<Results<Ok<UnsubscribeView>, NotFound>> Look(
        string token, UnsubscribeTokens tokens, NotificationsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (tokens.Read(token, clock.GetUtcNow()) is not { } allowed)
        {
            return TypedResults.NotFound();
        }

        var (topics, paces) = (TopicsOf(allowed), (await db.PreferenceAsync(allowed.PersonId, ct)).Paces);
        return TypedResults.Ok(new UnsubscribeView(
            [.. topics.Select(topic => NoticeTexts.NameOf(topic, CultureInfo.CurrentUICulture))], topics.All(topic => paces.Of(PaceChannel.Email, topic) == Pace.Never)));
    }

    private static async Task<Results<NoContent, NotFound>> Act(
        string token, UnsubscribeTokens tokens, NotificationsDb db, TimeProvider clock, CancellationToken ct)
    {
        if (tokens.Read(token, clock.GetUtcNow()) is not { } allowed)
        {
            return TypedResults.NotFound();
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var preference = await db.HoldPreferenceAsync(allowed.PersonId, ct);
        preference.Choose(PaceChannel.Email, TopicsOf(allowed).ToDictionary(topic => topic, _ => Pace.Never));
        db.Keep(preference.Paces);
        db.Record("preferences.unsubscribed", allowed.PersonId, detail: new { topic = allowed.Topic?.ToString() });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    /// <summary>What the law asks to send is never among them.</summary>
    private static IReadOnlyList<Topic> TopicsOf(Unsubscription allowed) =>
        [.. (allowed.Topic is { } one ? [one] : Enum.GetValues<Topic>()).Where(topic => !Topics.Legal.Contains(topic))];
}
