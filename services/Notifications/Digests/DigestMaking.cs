using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Notifications.Digests;

/// <summary>Turns what waits for a digest into mail.</summary>
internal static class DigestMaking
{
    /// <summary>Makes the digests of up to <paramref name="people"/> persons and gives how many there were.</summary>
    public static Task<int> MakeDigestsAsync(this NotificationsDb db, int people, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        WITH alone AS MATERIALIZED (SELECT pg_try_advisory_xact_lock(7310579430018873) AS mine),
        due AS MATERIALIZED (
            SELECT DISTINCT person_id FROM digest_item, alone WHERE alone.mine AND due_at <= clock_timestamp() ORDER BY person_id LIMIT {people}),
        taken AS (DELETE FROM digest_item i USING due WHERE i.person_id = due.person_id AND i.due_at <= clock_timestamp() RETURNING i.person_id, i.notice_id),
        made AS (
            INSERT INTO digest (id, person_id, items) SELECT gen_random_uuid(), person_id, array_agg(notice_id ORDER BY notice_id) FROM taken GROUP BY person_id
            RETURNING id, person_id)
        INSERT INTO mail (notice_id, person_id, state) SELECT id, person_id, 'Waiting' FROM made
        """,
        ct);
}
