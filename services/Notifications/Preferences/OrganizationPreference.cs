using MimeKit;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Preferences;

/// <summary>
/// How an organisation wants its people to be told (单位默认设置), as far as they have not chosen themselves; and the mailbox that what is urgent goes to
/// when nobody has read it.
/// </summary>
public class OrganizationPreference : IVersioned
{
    /// <summary>The organisation.</summary>
    public required Guid OrganizationId { get; init; }

    /// <summary>0 while nothing has been chosen.</summary>
    public long Version { get; private set; }

    /// <summary>What was chosen.</summary>
    public List<PaceChoice> Paces { get; private set; } = [];

    /// <summary>The organisation's mailbox (单位邮箱).</summary>
    public string? Mailbox { get; private set; }

    /// <summary>After how many days an unread urgent notice goes on: to mail, and as long again later to the mailbox.</summary>
    public int EscalateDays { get; private set; } = 3;

    /// <summary>Chooses.</summary>
    public void Choose(IReadOnlyDictionary<Topic, Pace> email, string? mailbox, int escalateDays)
    {
        if (mailbox is not null && (!MailboxAddress.TryParse(mailbox, out var address) || address.Address != mailbox))
        {
            throw new InvalidException("mailbox", "preference.mailbox");
        }

        Paces.Choose(OrganizationId, PaceChannel.Email, email);
        (Mailbox, EscalateDays) = (mailbox, escalateDays);
        Version++;
    }
}
