using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Notifications.Operators;

/// <summary>What e-mail counts, what it has given up, and sending that again.</summary>
internal static class MailFigures
{
    public static Task<ChannelFigures> MailFiguresAsync(this NotificationsDb db, CancellationToken ct) => db.Database.SqlQuery<ChannelFigures>(
        $"""
        SELECT (SELECT count(*) FROM mail WHERE state = 'Waiting') AS "Waiting",
            coalesce((SELECT extract(epoch FROM clock_timestamp() - min(due_at)) FROM mail WHERE state = 'Waiting' AND due_at <= clock_timestamp()), 0)::float8 AS "LagSeconds",
            (SELECT count(*) FROM mail WHERE state = 'Sent' AND ended_at > clock_timestamp() - interval '1 minute') AS "SentMinute",
            (SELECT count(*) FROM mail WHERE state = 'Sent' AND ended_at > clock_timestamp() - interval '1 hour') AS "SentHour",
            (SELECT count(*) FROM mail WHERE state = 'Failed' AND ended_at > clock_timestamp() - interval '1 hour') AS "FailedHour",
            (SELECT count(*) FROM mail WHERE state = 'Failed') AS "Failed"
        """).SingleAsync(ct);

    public static Task<List<FailureReason>> MailReasonsAsync(this NotificationsDb db, int most, CancellationToken ct) => db.Database.SqlQuery<FailureReason>(
        $"""
        SELECT coalesce(reason, '') AS "Reason", count(*) AS "Count", max(ended_at) AS "LastAt" FROM mail WHERE state = 'Failed' AND ended_at IS NOT NULL
        GROUP BY 1 ORDER BY 2 DESC, 3 DESC LIMIT {most}
        """).ToListAsync(ct);

    public static Task<List<Failure>> MailFailuresAsync(this NotificationsDb db, DateTimeOffset before, Guid last, int limit, CancellationToken ct) => db.Database.SqlQuery<Failure>(
        $"""
        SELECT m.ended_at AS "At", m.person_id AS "Id", coalesce(n.template, 'digest') AS "Type", coalesce(p.name || ' · ' || split_part(p.email, '@', 2), o.name, '') AS "Receiver", m.attempts AS "Attempts", m.reason AS "Reason"
        FROM mail m LEFT JOIN notice n ON n.id = m.notice_id LEFT JOIN member p ON p.person_id = m.person_id AND NOT m.to_mailbox
        LEFT JOIN organization o ON o.id = m.person_id AND m.to_mailbox
        WHERE m.state = 'Failed' AND (m.ended_at, m.person_id) < ({before}, {last})
        ORDER BY m.ended_at DESC, m.person_id DESC LIMIT {limit}
        """).ToListAsync(ct);

    public static Task<int> RedriveMailAsync(this NotificationsDb db, string? reason, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE mail SET state = 'Waiting', attempts = 0, due_at = clock_timestamp(), slot_at = NULL, ended_at = NULL
        WHERE state = 'Failed' AND ({reason}::text IS NULL OR coalesce(reason, '') = {reason})
        """,
        ct);
}
