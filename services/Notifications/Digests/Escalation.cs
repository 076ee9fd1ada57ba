using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Notifications.Digests;

/// <summary>
/// Sees to it that what is urgent is read (升级提醒): unread after some days it is mailed to its reader even where the reader's mail is gathered, and when
/// nobody of the organisation has read it after as many days again, to the organisation's mailbox. A mail is a row with a key, so none comes twice.
/// </summary>
internal static class Escalation
{
    /// <summary>So old a notice is left alone.</summary>
    private const int MostDays = 60;

    /// <summary>Mails what was left unread. Who wants no mail about a topic gets none, but for what the law asks to send.</summary>
    public static Task<int> EscalateToPeopleAsync(this NotificationsDb db, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO mail (notice_id, person_id, state)
        SELECT h.notice_id, h.person_id, 'Waiting' FROM heard h
        LEFT JOIN organization_preference o ON o.organization_id = h.acting_for
        LEFT JOIN pace own ON own.owner_id = h.person_id AND own.channel = 'Email' AND own.topic = h.topic
        LEFT JOIN pace theirs ON theirs.owner_id = h.acting_for AND theirs.channel = 'Email' AND theirs.topic = h.topic
        WHERE h.urgency = 'Urgent' AND h.read_at IS NULL AND h.archived_at IS NULL AND coalesce(own.pace, theirs.pace, 'Now') <> 'Never'
            AND h.created_at < clock_timestamp() - make_interval(days => coalesce(o.escalate_days, 3))
            AND h.created_at > clock_timestamp() - make_interval(days => {MostDays})
        ON CONFLICT (notice_id, person_id) DO UPDATE SET state = 'Waiting', reason = NULL, due_at = clock_timestamp(), attempts = 0
            WHERE mail.state = 'Skipped' AND mail.reason = 'no server'
        """,
        ct);

    /// <summary>Mails to the organisation's mailbox what none of its people has read.</summary>
    public static Task<int> EscalateToMailboxesAsync(this NotificationsDb db, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO mail (notice_id, person_id, state, to_mailbox)
        SELECT h.notice_id, h.organization_id, 'Waiting', true FROM heard h JOIN organization_preference o ON o.organization_id = h.organization_id
        WHERE h.urgency = 'Urgent' AND o.mailbox IS NOT NULL AND h.created_at < clock_timestamp() - make_interval(days => 2 * o.escalate_days)
            AND h.created_at > clock_timestamp() - make_interval(days => {MostDays})
        GROUP BY h.notice_id, h.organization_id HAVING bool_and(h.read_at IS NULL)
        ON CONFLICT DO NOTHING
        """,
        ct);
}
