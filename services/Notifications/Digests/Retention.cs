using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Notifications.Digests;

/// <summary>Forgets old notices, one at a time, so that no table grows without end.</summary>
internal static class Retention
{
    /// <summary>Forgets the oldest notice that is older than so many days, with all that hangs on it; gives how many there were, 0 or 1.</summary>
    public static async Task<long> ForgetNoticesAsync(this NotificationsDb db, int days, CancellationToken ct) => (await db.Database.SqlQuery<long>(
        $"""
        WITH old AS (
            DELETE FROM notice WHERE id IN (
                SELECT id FROM notice n WHERE created_at < clock_timestamp() - make_interval(days => {days})
                    AND NOT EXISTS (SELECT FROM fan_out f WHERE f.notice_id = n.id) ORDER BY created_at LIMIT 1)
            RETURNING id, event_id),
        told AS (DELETE FROM delivery d USING old WHERE d.event_id = old.event_id AND d.notice_id = old.id),
        mailed AS (DELETE FROM mail m USING old WHERE m.notice_id = old.id),
        texted AS (DELETE FROM sms s USING old WHERE s.notice_id = old.id),
        matched AS (DELETE FROM list_match x USING old WHERE x.notice_id = old.id)
        SELECT count(*) AS "Value" FROM old
        """).ToListAsync(ct))[0];

    /// <summary>Forgets digests that were sent a month ago.</summary>
    public static Task<int> ForgetDigestsAsync(this NotificationsDb db, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        WITH old AS (DELETE FROM digest WHERE made_at < clock_timestamp() - interval '30 days' RETURNING id)
        DELETE FROM mail m USING old WHERE m.notice_id = old.id
        """,
        ct);
}
