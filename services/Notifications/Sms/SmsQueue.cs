using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Notifications.Sms;

/// <summary>A short message that this replica has claimed, with what it needs.</summary>
/// <param name="Number">The confirmed number; nothing where the person has removed it.</param>
/// <param name="Active">Whether the person may still hear of it, wants to, and has not read it.</param>
public record DueSms(Guid Id, Guid NoticeId, int Attempts, string Template, string Arguments, string? Number, string Language, bool Active);

/// <summary>The table of short messages as the workers of all replicas share it; the same discipline as mail.</summary>
public static class SmsQueue
{
    /// <summary>Claims up to <paramref name="limit"/> messages that are due; none while the channel is paused.</summary>
    public static Task<List<DueSms>> ClaimSmsAsync(this NotificationsDb db, int limit, CancellationToken ct) => db.Database.SqlQuery<DueSms>(
        $"""
        WITH due AS (
            SELECT id FROM sms WHERE state = 'Waiting' AND due_at <= clock_timestamp()
                AND NOT EXISTS (SELECT FROM channel WHERE name = 'sms' AND paused_at IS NOT NULL)
            ORDER BY due_at LIMIT {limit} FOR UPDATE SKIP LOCKED),
        claimed AS (
            UPDATE sms s SET attempts = attempts + 1, due_at = clock_timestamp() + interval '2 minutes' FROM due WHERE s.id = due.id
            RETURNING s.id, s.notice_id, s.person_id, s.attempts)
        SELECT s.id AS "Id", s.notice_id AS "NoticeId", s.attempts AS "Attempts", n.template AS "Template", n.arguments::text AS "Arguments",
            c.address AS "Number", p.language AS "Language", EXISTS (
                SELECT FROM heard h WHERE h.event_id = n.event_id AND h.notice_id = n.id AND h.person_id = s.person_id AND h.read_at IS NULL AND h.archived_at IS NULL
                    AND NOT EXISTS (SELECT FROM pace x WHERE x.owner_id = h.person_id AND x.channel = 'Sms' AND x.topic = h.topic AND x.pace = 'Never')) AS "Active"
        FROM claimed s JOIN notice n ON n.id = s.notice_id JOIN member p ON p.person_id = s.person_id
        LEFT JOIN contact c ON c.person_id = s.person_id AND c.channel = 'sms'
        """).ToListAsync(ct);

    /// <summary>Ends a message. What its receipt has said meanwhile stands: a gateway may send that before it answers.</summary>
    public static Task EndSmsAsync(this NotificationsDb db, Guid id, SmsState state, string? reason, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"UPDATE sms SET state = {state.ToString()}, reason = {reason}, ended_at = clock_timestamp() WHERE id = {id} AND state = 'Waiting'", ct);

    /// <summary>Puts a message off, unless its receipt says that there is nothing left to try.</summary>
    public static Task PutOffSmsAsync(this NotificationsDb db, Guid id, TimeSpan pause, string reason, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"UPDATE sms SET due_at = clock_timestamp() + {pause}, reason = {reason} WHERE id = {id} AND state = 'Waiting'", ct);

    /// <summary>
    /// Notes what a receipt says, also of a message that the gateway has not answered for yet, or whose answer was lost. A repeat, one that contradicts a
    /// former one, and one of a message that was never handed over change nothing.
    /// </summary>
    public static Task<int> ReceiptAsync(this NotificationsDb db, Guid id, bool delivered, string? reason, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE sms SET state = {(delivered ? SmsState.Received : SmsState.Failed).ToString()}, reason = {reason}, received_at = clock_timestamp(),
            ended_at = coalesce(ended_at, clock_timestamp())
        WHERE id = {id} AND received_at IS NULL AND (state = 'Sent' OR (state = 'Waiting' AND attempts > 0) OR ({delivered} AND state = 'Failed'))
        """,
        ct);
}
