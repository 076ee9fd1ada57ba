using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Notifications.Mail;
using ScenarioHub.Notifications.Sms;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Preferences;

/// <summary>How people and organisations want to be told.</summary>
public static class PreferenceEndpoints
{
    /// <summary>Maps <c>/preferences</c>: everyone signed in, each the own; <c>/preferences/organization</c>: managers, each the own organisation's.</summary>
    public static void MapPreferences(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/preferences").WithTags("Preferences").RequireAuthorization(Policies.SignedIn);
        group.MapGet("", Get);
        group.MapPut("", Choose);
        var organization = group.MapGroup("/organization").RequireAuthorization(Policies.Manager);
        organization.MapGet("", GetOrganization);
        organization.MapPut("", ChooseForOrganization);
    }

    private static async Task<PreferencesView> Get(
        ClaimsPrincipal user, NotificationsDb db, MailSettings mail, SmsSettings gateway, CancellationToken ct) =>
        await ViewAsync(await db.PreferenceAsync(user.PersonId(), ct), user, db, mail, gateway, ct);

    private static async Task<PreferencesView> Choose(
        ChoosePreferences command, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, MailSettings mail, SmsSettings gateway, CancellationToken ct)
    {
        var (email, sms) = (Paces.Read(PaceChannel.Email, command.Email), Paces.Read(PaceChannel.Sms, command.Sms));
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var preference = await db.HoldPreferenceAsync(user.PersonId(), ct);
        ifMatch.Check(preference);
        preference.Choose(PaceChannel.Email, email);
        preference.Choose(PaceChannel.Sms, sms);
        if (command.Rest is { } rest)
        {
            preference.Rest(rest.TimeZone, rest.QuietFrom, rest.QuietUntil, rest.AwayUntil, await TodayAsync(db, rest.TimeZone, ct));
        }

        db.Keep(preference.Paces);
        db.Record(user, "preferences.chosen", preference.PersonId, user.OrganizationId(), command);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return await ViewAsync(preference, user, db, mail, gateway, ct);
    }

    private static async Task<OrganizationPreferencesView> GetOrganization(ClaimsPrincipal user, NotificationsDb db, MailSettings mail, CancellationToken ct) =>
        View(await db.OrganizationPreferenceAsync(user.OrganizationId(), ct), mail);

    private static async Task<OrganizationPreferencesView> ChooseForOrganization(
        ChooseForOrganization command, IfMatch ifMatch, ClaimsPrincipal user, NotificationsDb db, MailSettings mail, CancellationToken ct)
    {
        var email = Paces.Read(PaceChannel.Email, command.Email);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var preference = await db.HoldOrganizationPreferenceAsync(user.OrganizationId(), ct);
        ifMatch.Check(preference);
        preference.Choose(email, string.IsNullOrWhiteSpace(command.Mailbox) ? null : command.Mailbox.Trim(), command.EscalateDays);
        db.Keep(preference.Paces);
        db.Record(user, "preferences.organization", preference.OrganizationId, preference.OrganizationId, command);
        if (preference.Mailbox is { } mailbox)
        {
            // Whoever enters it says that it works.
            await db.LiftAsync(mailbox, ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return View(preference, mail);
    }

    /// <summary>The day it is there; the database reckons with the time zone, so it has to know it.</summary>
    private static async Task<DateOnly> TodayAsync(NotificationsDb db, string timeZone, CancellationToken ct) =>
        (await db.Database.SqlQuery<DateOnly>(
            $"SELECT (clock_timestamp() AT TIME ZONE name)::date AS \"Value\" FROM pg_timezone_names WHERE name = {timeZone}").ToListAsync(ct)) is [var today]
            ? today : throw new InvalidException("rest.timeZone", "preference.time-zone", timeZone);

    private static async Task<PreferencesView> ViewAsync(
        Preference preference, ClaimsPrincipal user, NotificationsDb db, MailSettings mail, SmsSettings gateway, CancellationToken ct) => new(
        preference.Version, mail.HasServer, gateway.HasGateway,
        TopicPreferences.Of(preference.Paces, (await db.OrganizationPreferenceAsync(user.OrganizationId(), ct)).Paces),
        new(preference.TimeZone, preference.QuietFrom, preference.QuietUntil, preference.AwayUntil));

    private static OrganizationPreferencesView View(OrganizationPreference preference, MailSettings mail) =>
        new(preference.Version, mail.HasServer, TopicPreferences.Of(preference.Paces, []), preference.Mailbox, preference.EscalateDays);
}
