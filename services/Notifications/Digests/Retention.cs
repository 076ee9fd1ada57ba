using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Notifications.Digests;

/// <summary>The notice that forgetting has come to, and how much of it went: as much as was allowed means that there may be more.</summary>
public sealed record Forgotten(DateTimeOffset At, Guid Id, long Count);

/// <summary>
/// Forgets what is old, in parts of a bounded size, each a statement of its own: a worker that dies in between leaves a notice that some still have, and
/// the next one goes on with it. What has not left yet by every channel stays, however old it is.
/// </summary>
internal static class Retention
{
    /// <summary>Forgets a part of the oldest notice behind <paramref name="after"/> that may go, and with the last part the notice; nothing where none may.</summary>
    /// <param name="most">How many of its deliveries, with their mail and short messages, go at once.</param>
    public static async Task<Forgotten?> ForgetPartAsync(this NotificationsDb db, Keeping keep, Forgotten? after, int most, CancellationToken ct) =>
        (await db.Database.SqlQuery<Forgotten>(
            $"""
            WITH old AS MATERIALIZED (
                SELECT id, event_id, created_at FROM notice n
                WHERE created_at < clock_timestamp() - make_interval(days => {keep.Days})
                    AND (topic <> ALL ({Keeping.LegalTopics}) OR created_at < clock_timestamp() - make_interval(days => {keep.LegalDays}))
                    AND (created_at, id) > ({(after?.At ?? DateTimeOffset.UnixEpoch).ToUniversalTime()}, {after?.Id ?? Guid.Empty})
                    AND NOT EXISTS (SELECT FROM fan_out f WHERE f.notice_id = n.id)
                ORDER BY created_at, id LIMIT 1),
            gathered AS MATERIALIZED (
                SELECT g.person_id FROM mail m JOIN digest g ON g.id = m.notice_id JOIN old ON old.id = ANY (g.items) WHERE m.state = 'Waiting'),
            part AS MATERIALIZED (
                SELECT d.seq, d.person_id FROM delivery d JOIN old ON d.event_id = old.event_id AND d.notice_id = old.id
                WHERE d.person_id NOT IN (SELECT person_id FROM gathered)
                    AND NOT EXISTS (
                        SELECT FROM mail m WHERE m.notice_id = d.notice_id AND m.person_id IN (d.person_id, d.organization_id) AND m.state = 'Waiting')
                    AND NOT EXISTS (SELECT FROM sms s WHERE s.notice_id = d.notice_id AND s.person_id = d.person_id AND s.state = 'Waiting')
                    AND NOT EXISTS (SELECT FROM digest_item i WHERE i.notice_id = d.notice_id AND i.person_id = d.person_id)
                LIMIT {most}),
            matches AS MATERIALIZED (SELECT x.filter_id FROM list_match x JOIN old ON x.notice_id = old.id LIMIT {most}),
            over AS MATERIALIZED (
                SELECT old.id FROM old
                WHERE (SELECT count(*) FROM part) < {most} AND (SELECT count(*) FROM matches) < {most}
                    AND NOT EXISTS (SELECT FROM delivery d WHERE d.event_id = old.event_id AND d.notice_id = old.id AND d.seq NOT IN (SELECT seq FROM part))
                    AND NOT EXISTS (SELECT FROM mail m WHERE m.notice_id = old.id AND m.state = 'Waiting')
                    AND NOT EXISTS (SELECT FROM webhook_call c WHERE c.notice_id = old.id AND c.state = 'Waiting')),
            told AS (DELETE FROM delivery d USING part WHERE d.seq = part.seq),
            mailed AS (DELETE FROM mail m USING old, part WHERE m.notice_id = old.id AND m.person_id = part.person_id),
            texted AS (DELETE FROM sms s USING old, part WHERE s.notice_id = old.id AND s.person_id = part.person_id),
            matched AS (DELETE FROM list_match x USING old, matches WHERE x.notice_id = old.id AND x.filter_id = matches.filter_id),
            boxed AS (DELETE FROM mail m USING over WHERE m.notice_id = over.id AND m.to_mailbox),
            gone AS (DELETE FROM notice n USING over WHERE n.id = over.id)
            SELECT created_at AS "At", id AS "Id", greatest((SELECT count(*) FROM part), (SELECT count(*) FROM matches)) AS "Count" FROM old
            """).ToListAsync(ct)).SingleOrDefault();

    /// <summary>Forgets up to <paramref name="most"/> digests that were made a month ago and have left; gives how many there were.</summary>
    public static async Task<long> ForgetDigestsAsync(this NotificationsDb db, int most, CancellationToken ct) => (await db.Database.SqlQuery<long>(
        $"""
        WITH old AS (
            DELETE FROM digest WHERE id IN (
                SELECT id FROM digest g WHERE made_at < clock_timestamp() - interval '30 days'
                    AND NOT EXISTS (SELECT FROM mail m WHERE m.notice_id = g.id AND m.state = 'Waiting') LIMIT {most})
            RETURNING id),
        mailed AS (DELETE FROM mail m USING old WHERE m.notice_id = old.id)
        SELECT count(*) AS "Value" FROM old
        """).ToListAsync(ct))[0];
}
