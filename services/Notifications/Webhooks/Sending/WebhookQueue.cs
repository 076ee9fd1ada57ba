using Microsoft.EntityFrameworkCore;
using ScenarioHub.Notifications.Catalogue;

namespace ScenarioHub.Notifications.Webhooks.Sending;

/// <summary>
/// The table of calls as the workers of all replicas share it. A receiver has one call at a time, the oldest first; a claim keeps it busy for
/// a while, so that it is taken again if this replica dies.
/// </summary>
public static class WebhookQueue
{
    /// <summary>Puts a notice down for the webhooks of the organisations that it is told to.</summary>
    public static Task<int> CallWebhooksAsync(this NotificationsDb db, Guid notice, Topic topic, Audience audience, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO webhook_call (id, webhook_id, notice_id, state)
        SELECT gen_random_uuid(), w.id, {notice}, 'Waiting'
        FROM webhook w JOIN organization o ON o.id = w.organization_id
        WHERE w.state IN ('Active', 'Paused') AND (w.topics = ARRAY[]::text[] OR w.topics @> ARRAY[{topic.ToString()}])
            AND (w.organization_id = ANY ({audience.Of.ToArray()}) OR (o.state = 'verified' AND o.kind = ANY ({audience.OfVerified.ToArray()}))
                OR ({audience.ToAdministrators} AND o.kind = 'platform'))
        ON CONFLICT DO NOTHING
        """,
        ct);

    /// <summary>Claims up to <paramref name="limit"/> calls of one lane, at most one a receiver, and only for organisations that are in good standing.</summary>
    public static Task<List<DueCall>> ClaimCallsAsync(this NotificationsDb db, bool slow, int limit, CancellationToken ct) => db.Database.SqlQuery<DueCall>(
        $"""
        WITH free AS (
            SELECT w.id FROM webhook w JOIN organization o ON o.id = w.organization_id
            WHERE w.state = 'Active' AND w.slow = {slow} AND (w.busy_until IS NULL OR w.busy_until <= clock_timestamp()) AND o.state = 'verified'
                AND EXISTS (SELECT FROM webhook_call c
                WHERE c.webhook_id = w.id AND c.state = 'Waiting' AND c.due_at <= clock_timestamp() AND may_hear(c.notice_id, w.organization_id))
            ORDER BY w.busy_until NULLS FIRST LIMIT {limit} FOR UPDATE OF w SKIP LOCKED),
        claimed AS (
            UPDATE webhook w SET busy_until = clock_timestamp() + interval '1 minute' FROM free WHERE w.id = free.id RETURNING w.*)
        SELECT c.id AS "CallId", w.id AS "WebhookId", w.organization_id AS "OrganizationId", c.attempts + 1 AS "Attempts", w.url AS "Url", w.format AS "FormatName",
            w.generation AS "Generation", w.rotated_at AS "RotatedAt", w.robot_secret AS "RobotSecret", w.failing_since AS "FailingSince",
            n.template AS "Template", n.topic AS "Topic", n.link AS "Link", n.arguments::text AS "Arguments", c.created_at AS "CreatedAt"
        FROM claimed w CROSS JOIN LATERAL (
            SELECT * FROM webhook_call c WHERE c.webhook_id = w.id AND c.state = 'Waiting' AND c.due_at <= clock_timestamp()
                AND may_hear(c.notice_id, w.organization_id) ORDER BY c.due_at, c.id LIMIT 1) c
        LEFT JOIN notice n ON n.id = c.notice_id
        """).ToListAsync(ct);

    /// <summary>Notes what came of a try, puts the call off or ends it, and frees the receiver.</summary>
    /// <param name="again">When it is tried again; nothing where it is over.</param>
    /// <param name="slow">In which lane the receiver is from now on.</param>
    public static Task NoteAsync(this NotificationsDb db, DueCall call, CallResult result, TimeSpan? again, bool slow, CancellationToken ct)
    {
        var failed = result.Error is not null;
        var state = (failed ? again is null ? CallState.Failed : CallState.Waiting : CallState.Done).ToString();
        return db.Database.ExecuteSqlAsync(
            $"""
            WITH tried AS (
                INSERT INTO webhook_attempt (call_id, status, duration_ms, error, answer)
                VALUES ({call.CallId}, {result.Status}, {(int)result.Duration.TotalMilliseconds}, {result.Error}, {result.Answer})),
            ended AS (
                UPDATE webhook_call SET state = {state}, attempts = {call.Attempts}, due_at = clock_timestamp() + {again ?? TimeSpan.Zero},
                    done_at = CASE WHEN {state} = 'Waiting' THEN NULL ELSE clock_timestamp() END
                WHERE id = {call.CallId})
            UPDATE webhook SET slow = {slow}, busy_until = CASE WHEN {failed} THEN clock_timestamp() + interval '5 seconds' END,
                failing_since = CASE WHEN {failed} THEN coalesce(failing_since, clock_timestamp()) END
            WHERE id = {call.WebhookId}
            """,
            ct);
    }

    /// <summary>Puts calls down to be made once more, under their old ids: one, or all since an instant.</summary>
    public static Task<int> ReplayAsync(this NotificationsDb db, Guid webhook, Guid? call, DateTimeOffset since, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE webhook_call SET state = 'Waiting', attempts = 0, due_at = clock_timestamp(), done_at = NULL
        WHERE webhook_id = {webhook} AND state <> 'Waiting' AND ({call}::uuid IS NULL OR id = {call}) AND created_at >= {since.ToUniversalTime()}
        """,
        ct);

    /// <summary>Forgets what is older than thirty days.</summary>
    public static Task<int> SweepCallsAsync(this NotificationsDb db, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"DELETE FROM webhook_call WHERE state <> 'Waiting' AND created_at < clock_timestamp() - interval '30 days'", ct);
}
