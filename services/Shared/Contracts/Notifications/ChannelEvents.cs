namespace ScenarioHub.Contracts.Notifications;

/// <summary>A mail server has refused a person's address for good (邮箱停发); nothing is sent there until the person says that it works again.</summary>
/// <param name="PersonId">The person, or the organisation where it is its mailbox.</param>
/// <param name="Domain">Where the address is; the address itself stays out of messages.</param>
/// <param name="Reason">What the server said.</param>
/// <param name="OfOrganization">Whether it is an organisation's mailbox.</param>
public record MailAddressRefused(Guid PersonId, string Domain, string Reason, DateTimeOffset At, bool OfOrganization = false);

/// <summary>Two administrators stand behind an announcement of the platform (平台公告); it is told now.</summary>
/// <param name="Kinds">Kinds of verified organisations whose members are told.</param>
/// <param name="Administrators">Whether the platform's administrators are told.</param>
public record BroadcastApproved(
    Guid BroadcastId, long Version, string Title, string Body, string TitleEn, string BodyEn, string Link, bool Urgent, IReadOnlyList<string> Kinds,
    bool Administrators, DateTimeOffset At);
