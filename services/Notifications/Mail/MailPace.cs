namespace ScenarioHub.Notifications.Mail;

/// <summary>
/// Holds each receiving domain to its pace: large public mailboxes refuse whoever sends them too much at once. Places are taken in the
/// database, so that all replicas together keep to it; what must wait for long goes back to the queue until its turn.
/// </summary>
public sealed class MailPace(MailSettings settings)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>Of claimed mails, those that may go now or within a moment; the others wait in the queue.</summary>
    public async Task<IReadOnlyList<DueMail>> AdmitAsync(NotificationsDb db, IReadOnlyList<DueMail> claimed, CancellationToken ct)
    {
        var now = new List<DueMail>(claimed.Where(mail => mail.Paced || !mail.Active || mail.Suppressed || settings.GapOf(mail.Domain) is null));
        foreach (var domain in claimed.Except(now).GroupBy(mail => mail.Domain))
        {
            var gap = settings.GapOf(domain.Key)!.Value;
            var mails = domain.ToList();
            var wait = await db.TakePlacesAsync(domain.Key, mails.Count, gap, ct);
            foreach (var mail in mails)
            {
                if (wait <= Soon)
                {
                    now.Add(mail);
                }
                else
                {
                    await db.PaceMailAsync(mail, wait, ct);
                }

                wait += gap;
            }
        }

        return now;
    }
}
