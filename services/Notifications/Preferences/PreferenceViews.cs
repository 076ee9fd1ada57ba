using System.ComponentModel.DataAnnotations;
using System.Globalization;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Preferences;

/// <summary>Changes preferences; what is not named stays as it is.</summary>
/// <param name="Email">Topic → <c>now</c>, <c>hourly</c>, <c>daily</c>, <c>weekly</c> or <c>never</c>.</param>
/// <param name="Sms">Topic → <c>now</c> or <c>never</c>.</param>
/// <param name="Rest">When not to be disturbed.</param>
public record ChoosePreferences(Dictionary<string, string>? Email = null, Dictionary<string, string>? Sms = null, Rest? Rest = null);

/// <summary>When somebody is not to be disturbed.</summary>
/// <param name="TimeZone">An IANA name, such as <c>Asia/Shanghai</c>.</param>
/// <param name="QuietFrom">The beginning of the quiet hours, such as <c>22:00</c>.</param>
/// <param name="QuietUntil">Their end; on the next day where it is earlier.</param>
/// <param name="AwayUntil">The last day of a holiday.</param>
public record Rest([property: Required, StringLength(64)] string TimeZone, TimeOnly? QuietFrom = null, TimeOnly? QuietUntil = null, DateOnly? AwayUntil = null);

/// <summary>Changes what an organisation wants for its people.</summary>
public record ChooseForOrganization(
    Dictionary<string, string>? Email = null, [property: StringLength(254)] string? Mailbox = null, [property: Range(1, 30)] int EscalateDays = 3);

/// <summary>One topic in preferences.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Title">Its name in the reader's language.</param>
/// <param name="Email">The pace of mail that holds.</param>
/// <param name="Sms">The same for short messages.</param>
/// <param name="Own">Whether the person has chosen it; otherwise it is the organisation's, or the platform's.</param>
/// <param name="Legal">Whether it cannot be switched off.</param>
/// <param name="Reason">Why not.</param>
public record TopicPreference(Topic Topic, string Title, Pace Email, Pace Sms, bool Own, bool Legal, string? Reason);

/// <summary>A person's preferences.</summary>
/// <param name="Version">0 while nothing has been chosen.</param>
/// <param name="MailServer">Whether this platform has a mail server at all; without one no mail is sent, whatever was chosen.</param>
/// <param name="SmsGateway">The same for short messages.</param>
/// <param name="Topics">All topics.</param>
/// <param name="Rest">When not to be disturbed.</param>
public record PreferencesView(long Version, bool MailServer, bool SmsGateway, IReadOnlyList<TopicPreference> Topics, Rest Rest) : IVersioned;

/// <summary>What an organisation wants for its people.</summary>
public record OrganizationPreferencesView(long Version, bool MailServer, IReadOnlyList<TopicPreference> Topics, string? Mailbox, int EscalateDays) : IVersioned;

/// <summary>Puts topics together with what holds for them.</summary>
internal static class TopicPreferences
{
    /// <summary>All topics by the own choices, else by those of the organisation, else as the platform has it.</summary>
    public static IReadOnlyList<TopicPreference> Of(IReadOnlyList<PaceChoice> own, IReadOnlyList<PaceChoice> organization) =>
    [
        .. from topic in Enum.GetValues<Topic>()
           let reason = NoticeTexts.WhyLegal(topic, CultureInfo.CurrentUICulture)
           select new TopicPreference(
               topic, NoticeTexts.NameOf(topic, CultureInfo.CurrentUICulture), Holding(own, organization, PaceChannel.Email, topic),
               Holding(own, organization, PaceChannel.Sms, topic), own.Of(PaceChannel.Email, topic) is not null, reason is not null, reason),
    ];

    private static Pace Holding(IReadOnlyList<PaceChoice> own, IReadOnlyList<PaceChoice> organization, PaceChannel channel, Topic topic) =>
        own.Of(channel, topic) ?? organization.Of(channel, topic) ?? Pace.Now;
}
