using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Notifications.Mail;

/// <summary>
/// The table of mail as the workers of all replicas share it. A claim moves <c>due_at</c> behind the lease, so that nobody else takes the
/// mail meanwhile, and that it is taken again if this replica dies.
/// </summary>
public static class MailQueue
{
    /// <summary>Claims up to <paramref name="limit"/> mails that are due.</summary>
    public static Task<List<DueMail>> ClaimMailAsync(this NotificationsDb db, int limit, CancellationToken ct) => db.Database.SqlQuery<DueMail>(
        $"""
        WITH due AS (
            SELECT notice_id, person_id FROM mail WHERE state = 'Waiting' AND due_at <= clock_timestamp()
            ORDER BY due_at LIMIT {limit} FOR UPDATE SKIP LOCKED),
        claimed AS (
            UPDATE mail m SET attempts = attempts + 1, due_at = clock_timestamp() + interval '10 minutes' FROM due
            WHERE m.notice_id = due.notice_id AND m.person_id = due.person_id
            RETURNING m.notice_id, m.person_id, m.attempts, m.to_mailbox)
        SELECT c.notice_id AS "NoticeId", c.person_id AS "PersonId", c.attempts AS "Attempts", coalesce(n.template, 'digest') AS "Template",
            coalesce(n.arguments, jsonb_build_object())::text AS "Arguments", coalesce(n.link, '/inbox') AS "Link", coalesce(p.name, o.name, '') AS "Name",
            coalesce(p.email, b.mailbox, '') AS "Email", coalesce(p.language, 'zh-CN') AS "Language", coalesce(p.active, b.mailbox IS NOT NULL) AS "Active",
            n.topic AS "TopicName", c.to_mailbox AS "ToMailbox"
        FROM claimed c LEFT JOIN notice n ON n.id = c.notice_id LEFT JOIN member p ON p.person_id = c.person_id AND NOT c.to_mailbox
        LEFT JOIN organization o ON o.id = c.person_id AND c.to_mailbox
        LEFT JOIN organization_preference b ON b.organization_id = c.person_id AND c.to_mailbox
        """).ToListAsync(ct);

    /// <summary>Ends a mail.</summary>
    public static Task EndMailAsync(this NotificationsDb db, DueMail mail, MailState state, string? reason, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        UPDATE mail SET state = {state.ToString()}, reason = {reason}, sent_at = CASE WHEN {state == MailState.Sent} THEN clock_timestamp() END
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
}
