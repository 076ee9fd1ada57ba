using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Notifications.Operators;

/// <summary>The same for short messages.</summary>
internal static class SmsFigures
{
    public static Task<ChannelFigures> SmsFiguresAsync(this NotificationsDb db, CancellationToken ct) => db.Database.SqlQuery<ChannelFigures>(
        $"""
        SELECT (SELECT count(*) FROM sms WHERE state = 'Waiting') AS "Waiting",
            coalesce((SELECT extract(epoch FROM clock_timestamp() - min(due_at)) FROM sms WHERE state = 'Waiting' AND due_at <= clock_timestamp()), 0)::float8 AS "LagSeconds",
            (SELECT count(*) FROM sms WHERE state IN ('Sent', 'Received') AND ended_at > clock_timestamp() - interval '1 minute') AS "SentMinute",
            (SELECT count(*) FROM sms WHERE state IN ('Sent', 'Received') AND ended_at > clock_timestamp() - interval '1 hour') AS "SentHour",
            (SELECT count(*) FROM sms WHERE state = 'Failed' AND ended_at > clock_timestamp() - interval '1 hour') AS "FailedHour",
            (SELECT count(*) FROM sms WHERE state = 'Failed') AS "Failed"
        """).SingleAsync(ct);

    public static Task<List<FailureReason>> SmsReasonsAsync(this NotificationsDb db, int most, CancellationToken ct) => db.Database.SqlQuery<FailureReason>(
        $"""
        SELECT coalesce(reason, '') AS "Reason", count(*) AS "Count", max(ended_at) AS "LastAt" FROM sms WHERE state = 'Failed'
        GROUP BY 1 ORDER BY 2 DESC, 3 DESC LIMIT {most}
        """).ToListAsync(ct);

    public static Task<List<Failure>> SmsFailuresAsync(this NotificationsDb db, DateTimeOffset before, Guid last, int limit, CancellationToken ct) => db.Database.SqlQuery<Failure>(
        $"""
        SELECT s.ended_at AS "At", s.id AS "Id", n.template AS "Type", p.name AS "Receiver", s.attempts AS "Attempts", s.reason AS "Reason"
        FROM sms s JOIN notice n ON n.id = s.notice_id JOIN member p ON p.person_id = s.person_id
        WHERE s.state = 'Failed' AND (s.ended_at, s.id) < ({before}, {last})
        ORDER BY s.ended_at DESC, s.id DESC LIMIT {limit}
        """).ToListAsync(ct);

    public static Task<int> RedriveSmsAsync(this NotificationsDb db, string? reason, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE sms SET state = 'Waiting', attempts = 0, due_at = clock_timestamp(), ended_at = NULL, received_at = NULL
        WHERE state = 'Failed' AND ({reason}::text IS NULL OR coalesce(reason, '') = {reason})
        """,
        ct);
}
