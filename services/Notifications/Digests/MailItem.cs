namespace ScenarioHub.Notifications.Digests;

/// <summary>One notice in a mail, in words.</summary>
/// <param name="Lines">Why it came, where a saved search or a follow brought it.</param>
public record MailItem(string Title, string Body, string Link, IReadOnlyList<string> Lines);
