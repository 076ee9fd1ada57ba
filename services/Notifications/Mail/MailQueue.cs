using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Notifications.Mail;

/// <summary>
/// The table of mail as the workers of all replicas share it. A claim moves <c>due_at</c> behind the lease, so that nobody else takes the
/// mail meanwhile, and that it is taken again if this replica dies.
/// </summary>
public static class MailQueue
{
    /// <summary>How long a claim holds. Whoever sends goes by half of it, so that nobody sends what another one has taken over.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>Claims up to <paramref name="limit"/> mails that are due; none while the channel is paused.</summary>
    public static Task<List<DueMail>> ClaimMailAsync(this NotificationsDb db, int limit, CancellationToken ct) => db.Database.SqlQuery<DueMail>(
        $"""
        WITH due AS (
            SELECT notice_id, person_id FROM mail WHERE state = 'Waiting' AND due_at <= clock_timestamp()
                AND NOT EXISTS (SELECT FROM channel WHERE name = 'mail' AND paused_at IS NOT NULL)
            ORDER BY due_at LIMIT {limit} FOR UPDATE SKIP LOCKED),
        claimed AS (
            UPDATE mail m SET attempts = attempts + 1, due_at = clock_timestamp() + {Lease} FROM due
            WHERE m.notice_id = due.notice_id AND m.person_id = due.person_id
            RETURNING m.notice_id, m.person_id, m.attempts, m.slot_at, m.to_mailbox)
        SELECT c.notice_id AS "NoticeId", c.person_id AS "PersonId", c.attempts AS "Attempts", coalesce(n.template, 'digest') AS "Template",
            coalesce(n.arguments, jsonb_build_object())::text AS "Arguments", coalesce(n.link, '/inbox') AS "Link", coalesce(p.name, o.name, '') AS "Name",
            coalesce(a.address, p.email, b.mailbox, '') AS "Email", coalesce(p.language, 'zh-CN') AS "Language", coalesce(p.active, b.mailbox IS NOT NULL) AS "Active",
            s.email IS NOT NULL AS "Suppressed", coalesce(c.slot_at > clock_timestamp() - interval '30 seconds', false) AS "Paced", n.topic AS "TopicName", c.to_mailbox AS "ToMailbox"
        FROM claimed c LEFT JOIN notice n ON n.id = c.notice_id LEFT JOIN member p ON p.person_id = c.person_id AND NOT c.to_mailbox
        LEFT JOIN contact a ON a.person_id = p.person_id AND a.channel = 'mail' AND a.address IS NOT NULL
        LEFT JOIN organization o ON o.id = c.person_id AND c.to_mailbox
        LEFT JOIN organization_preference b ON b.organization_id = c.person_id AND c.to_mailbox
        LEFT JOIN mail_suppression s ON s.email = lower(coalesce(a.address, p.email, b.mailbox))
        """).ToListAsync(ct);

    /// <summary>Ends a mail.</summary>
    public static Task EndMailAsync(this NotificationsDb db, DueMail mail, MailState state, string? reason, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE mail SET state = {state.ToString()}, reason = {reason}, ended_at = clock_timestamp(), sent_at = CASE WHEN {state == MailState.Sent} THEN clock_timestamp() END
        WHERE notice_id = {mail.NoticeId} AND person_id = {mail.PersonId}
        """,
        ct);

    /// <summary>Puts a mail off. A try that the server did not even see is not <paramref name="counted"/>.</summary>
    public static Task PutOffMailAsync(this NotificationsDb db, DueMail mail, TimeSpan pause, bool counted, string reason, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync(
            $"""
            UPDATE mail SET due_at = clock_timestamp() + {pause}, attempts = attempts - {(counted ? 0 : 1)}, reason = {reason}
            WHERE notice_id = {mail.NoticeId} AND person_id = {mail.PersonId}
            """,
            ct);

    /// <summary>
    /// Takes <paramref name="count"/> places in the pace of a domain, in whichever replica, and returns how long it is until the first one.
    /// </summary>
    public static Task<TimeSpan> TakePlacesAsync(this NotificationsDb db, string domain, int count, TimeSpan gap, CancellationToken ct) => db.Database.SqlQuery<TimeSpan>(
        $"""
        INSERT INTO mail_domain AS d (domain, next_at) VALUES ({domain}, clock_timestamp() + {gap * count})
        ON CONFLICT (domain) DO UPDATE SET next_at = greatest(d.next_at, clock_timestamp()) + {gap * count}
        RETURNING d.next_at - {gap * count} - clock_timestamp() AS "Value"
        """).AsAsyncEnumerable().SingleAsync(ct).AsTask();

    /// <summary>Lets a mail wait for its place; when it is due again, it goes.</summary>
    public static Task PaceMailAsync(this NotificationsDb db, DueMail mail, TimeSpan wait, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE mail SET due_at = clock_timestamp() + {wait}, slot_at = clock_timestamp() + {wait}, attempts = attempts - 1
        WHERE notice_id = {mail.NoticeId} AND person_id = {mail.PersonId}
        """,
        ct);
}
