using Microsoft.EntityFrameworkCore;
using ScenarioHub.Notifications.Catalogue;

namespace ScenarioHub.Notifications.Webhooks.Sending;

/// <summary>
/// The table of calls as the workers of all replicas share it. A receiver has one call at a time, the oldest first; a claim keeps it busy for
/// a while, so that it is taken again if this replica dies.
/// </summary>
public static class WebhookQueue
{
    /// <summary>How long a claim holds: a call's patience and as much again.</summary>
    private static readonly TimeSpan Lease = GuardedHttp.Patience * 2;

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

    /// <summary>
    /// Claims up to <paramref name="limit"/> calls of one lane, at most one a receiver, and only for organisations that are in good standing;
    /// none while the channel is paused. The receivers are claimed first and their calls are read by a statement of its own: one that the
    /// former claimer has made meanwhile is then seen as made, and not made again.
    /// </summary>
    public static async Task<IReadOnlyList<DueCall>> ClaimCallsAsync(this NotificationsDb db, bool slow, int limit, CancellationToken ct)
    {
        var receivers = await ClaimReceiversAsync(db, slow, limit, ct);
        return receivers is [] ? [] : await DueCallsAsync(db, [.. receivers]);
    }

    private static Task<List<Guid>> ClaimReceiversAsync(NotificationsDb db, bool slow, int limit, CancellationToken ct) => db.Database.SqlQuery<Guid>(
        $"""
        WITH free AS (
            SELECT w.id FROM webhook w JOIN organization o ON o.id = w.organization_id
            WHERE w.state = 'Active' AND w.slow = {slow} AND (w.busy_until IS NULL OR w.busy_until <= clock_timestamp()) AND o.state = 'verified'
                AND EXISTS (SELECT FROM webhook_call c WHERE c.webhook_id = w.id AND c.state = 'Waiting' AND c.due_at <= clock_timestamp()
                    AND may_hear(c.notice_id, w.organization_id))
                AND NOT EXISTS (SELECT FROM channel WHERE name = 'webhook' AND paused_at IS NOT NULL)
            ORDER BY w.busy_until NULLS FIRST LIMIT {limit} FOR UPDATE OF w SKIP LOCKED)
        UPDATE webhook w SET busy_until = clock_timestamp() + {Lease} FROM free WHERE w.id = free.id RETURNING w.id AS "Value"
        """).ToListAsync(ct);

    private static Task<List<DueCall>> DueCallsAsync(NotificationsDb db, Guid[] receivers) => db.Database.SqlQuery<DueCall>(
        $"""
        WITH due AS (
            SELECT c.* FROM webhook r CROSS JOIN LATERAL (
                SELECT * FROM webhook_call c WHERE c.webhook_id = r.id AND c.state = 'Waiting' AND c.due_at <= clock_timestamp()
                    AND may_hear(c.notice_id, r.organization_id) ORDER BY c.due_at, c.id LIMIT 1) c
            WHERE r.id = ANY ({receivers})),
        freed AS (
            UPDATE webhook SET busy_until = NULL WHERE id = ANY ({receivers}) AND id NOT IN (SELECT webhook_id FROM due))
        SELECT c.id AS "CallId", w.id AS "WebhookId", w.organization_id AS "OrganizationId", c.attempts + 1 AS "Attempts", w.url AS "Url", w.format AS "FormatName",
            w.generation AS "Generation", w.rotated_at AS "RotatedAt", w.robot_secret AS "RobotSecret", w.failing_since AS "FailingSince",
            n.template AS "Template", n.topic AS "Topic", n.link AS "Link", n.arguments::text AS "Arguments", c.created_at AS "CreatedAt"
        FROM due c JOIN webhook w ON w.id = c.webhook_id LEFT JOIN notice n ON n.id = c.notice_id
        """).ToListAsync(CancellationToken.None);

    /// <summary>Frees the receiver of a call that was claimed and not made, so that another replica makes it at once.</summary>
    public static Task FreeAsync(this NotificationsDb db, DueCall call, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"UPDATE webhook SET busy_until = NULL WHERE id = {call.WebhookId}", ct);

    /// <summary>Notes what came of a try, puts the call off or ends it, and frees the receiver.</summary>
    /// <param name="again">When it is tried again; nothing where it is over.</param>
    /// <param name="slow">In which lane the receiver is from now on.</param>
    /// <param name="rest">How long it is left alone where it has failed.</param>
    public static Task NoteAsync(this NotificationsDb db, DueCall call, CallResult result, TimeSpan? again, bool slow, TimeSpan rest, CancellationToken ct)
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
            UPDATE webhook SET slow = {slow}, busy_until = CASE WHEN {failed} THEN clock_timestamp() + {rest} END,
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

    /// <summary>Forgets up to <paramref name="most"/> calls that are older than thirty days; what a pause keeps from being made stays.</summary>
    public static Task<int> SweepCallsAsync(this NotificationsDb db, int most, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        DELETE FROM webhook_call WHERE id IN (
            SELECT c.id FROM webhook_call c JOIN webhook w ON w.id = c.webhook_id
            WHERE c.created_at < clock_timestamp() - interval '30 days'
                AND (c.state <> 'Waiting' OR (w.state <> 'Paused' AND NOT EXISTS (SELECT FROM channel WHERE name = 'webhook' AND paused_at IS NOT NULL)))
            LIMIT {most})
        """, ct);
}
