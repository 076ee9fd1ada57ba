namespace ScenarioHub.Web.Api.Notifications;

/// <summary>A notice in the inbox (通知), in the reader's language; <c>Link</c> is a path of the web.</summary>
/// <param name="Reasons">Why it came, where a saved search or a follow brought it.</param>
/// <param name="More">How many others there are about the same thing, where they are grouped.</param>
public record InboxNotice(
    Guid Id, string Topic, string Title, string Body, string? Link, string Urgency, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt,
    DateTimeOffset? ArchivedAt = null, string? Thing = null, IReadOnlyList<NoticeReason>? Reasons = null, int? More = null);

/// <summary>Why a notice came.</summary>
public record NoticeReason(string Kind, string Name, int Count, IReadOnlyList<NamedScenario> Scenarios);

/// <summary>A scenario that is named in a reason.</summary>
public record NamedScenario(Guid Id, string Number, string Name);

/// <summary>What is shown of the inbox.</summary>
public record InboxView(
    bool? Unread = null, string? Topic = null, string? Urgency = null, string? Thing = null, bool? Archived = null, string? Q = null, bool? Grouped = null);

/// <summary>What marking everything came to, and how it is taken back.</summary>
public record AllRead(int Count, DateTimeOffset ReadAt);

/// <summary>How soon topics are mailed, and when not.</summary>
public record Preferences(long Version, bool MailServer, bool SmsGateway, IReadOnlyList<TopicPreference> Topics, Rest Rest);

/// <summary>The same for an organisation's people.</summary>
public record OrganizationPreferences(long Version, bool MailServer, IReadOnlyList<TopicPreference> Topics, string? Mailbox, int EscalateDays);

/// <summary>A topic; what the law asks to send (<c>Legal</c>) cannot be turned off, for a <c>Reason</c>.</summary>
public record TopicPreference(string Topic, string Title, string Email, string Sms, bool Own, bool Legal, string? Reason);

/// <summary>When somebody is not to be disturbed.</summary>
public record Rest(string TimeZone, TimeOnly? QuietFrom, TimeOnly? QuietUntil, DateOnly? AwayUntil);

/// <summary>What a token from a mail would switch off.</summary>
public record Unsubscription(IReadOnlyList<string> Topics, bool Done);

/// <summary>A template with made-up values.</summary>
public record TemplatePreview(
    string Template, string Event, string Topic, string Urgency, bool Legal, IReadOnlyList<string> Places, TemplateWords Chinese, TemplateWords English);

/// <summary>A notice in words.</summary>
public record TemplateWords(string Title, string Body);
