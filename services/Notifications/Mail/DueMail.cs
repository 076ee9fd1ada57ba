using System.ComponentModel.DataAnnotations.Schema;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Digests;

namespace ScenarioHub.Notifications.Mail;

/// <summary>A mail that this replica has claimed to send, with what its text needs.</summary>
/// <param name="NoticeId">The notice, or the digest.</param>
/// <param name="PersonId">The person; with the notice, the mail's identity. The organisation, where it goes to a mailbox.</param>
/// <param name="Attempts">Which try this is, from 1.</param>
/// <param name="Template">The notice's template.</param>
/// <param name="Arguments">Its values as JSON.</param>
/// <param name="Link">Its path of the web.</param>
/// <param name="Name">Whom it goes to.</param>
/// <param name="Email">Where, as it stands now.</param>
/// <param name="Language">The person's language, as it stands now.</param>
/// <param name="Active">Whether the person is still there.</param>
/// <param name="Suppressed">Whether a server has refused the address for good.</param>
/// <param name="Paced">Whether it has waited for its place in its domain's pace.</param>
public record DueMail(
    Guid NoticeId, Guid PersonId, int Attempts, string Template, string Arguments, string Link, string Name, string Email, string Language, bool Active,
    bool Suppressed, bool Paced)
{
    /// <summary>Whose server takes it.</summary>
    public string Domain => Email[(Email.LastIndexOf('@') + 1)..].ToLowerInvariant();

    /// <summary>The template of mail that gathers several notices.</summary>
    public const string Digest = "digest";

    /// <summary>The notice's topic by name; nothing for a digest.</summary>
    public string? TopicName { get; init; }

    /// <summary>Whether it goes to an organisation's mailbox.</summary>
    public bool ToMailbox { get; init; }

    /// <summary>How many notices it tells of.</summary>
    [NotMapped]
    public int Count { get; init; } = 1;

    /// <summary>The notices in words; put together by <see cref="MailAssembly"/> when the mail is sent.</summary>
    [NotMapped]
    public IReadOnlyList<MailItem> Items { get; init; } = [];

    /// <summary>Whether it gathers several notices.</summary>
    public bool IsDigest => Template == Digest;

    /// <summary>The notice's topic; nothing for a digest.</summary>
    public Topic? Topic => TopicName is null ? null : Enum.Parse<Topic>(TopicName);
}
