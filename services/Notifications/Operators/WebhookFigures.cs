using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Notifications.Operators;

/// <summary>The same for webhooks. The lag is that of receivers which work: what waits for a failing one is its own matter.</summary>
internal static class WebhookFigures
{
    public static Task<ChannelFigures> WebhookFiguresAsync(this NotificationsDb db, CancellationToken ct) => db.Database.SqlQuery<ChannelFigures>(
        $"""
        SELECT (SELECT count(*) FROM webhook_call c JOIN webhook w ON w.id = c.webhook_id WHERE c.state = 'Waiting' AND w.state = 'Active') AS "Waiting",
            coalesce((SELECT extract(epoch FROM clock_timestamp() - min(c.due_at)) FROM webhook w JOIN webhook_call c ON c.webhook_id = w.id JOIN organization o ON o.id = w.organization_id AND o.state = 'verified'
                WHERE may_hear(c.notice_id, w.organization_id) AND w.state = 'Active' AND NOT w.slow AND c.state = 'Waiting' AND c.due_at <= clock_timestamp()), 0)::float8 AS "LagSeconds",
            (SELECT count(*) FROM webhook_call WHERE state = 'Done' AND done_at > clock_timestamp() - interval '1 minute') AS "SentMinute",
            (SELECT count(*) FROM webhook_call WHERE state = 'Done' AND done_at > clock_timestamp() - interval '1 hour') AS "SentHour",
            (SELECT count(*) FROM webhook_call WHERE state = 'Failed' AND done_at > clock_timestamp() - interval '1 hour') AS "FailedHour",
            (SELECT count(*) FROM webhook_call WHERE state = 'Failed') AS "Failed"
        """).SingleAsync(ct);

    public static Task<List<FailureReason>> WebhookReasonsAsync(this NotificationsDb db, int most, CancellationToken ct) => db.Database.SqlQuery<FailureReason>(
        $"""
        SELECT coalesce(a.error, '') AS "Reason", count(*) AS "Count", max(c.done_at) AS "LastAt"
        FROM webhook_call c LEFT JOIN LATERAL (SELECT error FROM webhook_attempt a WHERE a.call_id = c.id ORDER BY a.id DESC LIMIT 1) a ON true
        WHERE c.state = 'Failed' GROUP BY 1 ORDER BY 2 DESC, 3 DESC LIMIT {most}
        """).ToListAsync(ct);

    public static Task<List<Failure>> WebhookFailuresAsync(this NotificationsDb db, DateTimeOffset before, Guid last, int limit, CancellationToken ct) => db.Database.SqlQuery<Failure>(
        $"""
        SELECT c.done_at AS "At", c.id AS "Id", coalesce(n.template, 'webhook.test') AS "Type", w.name || ' · ' || coalesce(o.name, '') AS "Receiver", c.attempts AS "Attempts",
            (SELECT error FROM webhook_attempt a WHERE a.call_id = c.id ORDER BY a.id DESC LIMIT 1) AS "Reason"
        FROM webhook_call c JOIN webhook w ON w.id = c.webhook_id LEFT JOIN organization o ON o.id = w.organization_id LEFT JOIN notice n ON n.id = c.notice_id
        WHERE c.state = 'Failed' AND (c.done_at, c.id) < ({before}, {last})
        ORDER BY c.done_at DESC, c.id DESC LIMIT {limit}
        """).ToListAsync(ct);

    public static Task<int> RedriveWebhooksAsync(this NotificationsDb db, string? reason, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE webhook_call c SET state = 'Waiting', attempts = 0, due_at = clock_timestamp(), done_at = NULL FROM webhook w
        WHERE w.id = c.webhook_id AND w.state IN ('Active', 'Paused') AND c.state = 'Failed'
            AND ({reason}::text IS NULL OR {reason} = coalesce((SELECT error FROM webhook_attempt a WHERE a.call_id = c.id ORDER BY a.id DESC LIMIT 1), ''))
        """,
        ct);
}
