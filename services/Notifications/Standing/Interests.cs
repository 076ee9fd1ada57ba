using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Notifications.Standing;

/// <summary>Keeps who waits for what, whatever the order in which the facts come: a later one counts, and a search that was removed stays removed.</summary>
internal static class Interests
{
    /// <summary>Somebody waits for what answers a filter.</summary>
    /// <param name="stamp">Grows with each change of the same interest.</param>
    public static async Task WaitForAsync(
        this NotificationsDb db, Guid person, string kind, string subject, string filter, string name, long stamp, CancellationToken ct)
    {
        var id = await FilterAsync(db, filter, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO standing (person_id, kind, subject, filter_id, name, stamp, active) VALUES ({person}, {kind}, {subject}, {id}, {name}, {stamp}, true)
            ON CONFLICT (person_id, kind, subject) DO UPDATE SET filter_id = EXCLUDED.filter_id, name = EXCLUDED.name, stamp = EXCLUDED.stamp, active = true, ended_at = NULL
            WHERE standing.stamp < EXCLUDED.stamp
            """,
            ct);
    }

    /// <summary>Somebody waits for it no longer.</summary>
    public static Task EndAsync(this NotificationsDb db, Guid person, string kind, string subject, long stamp, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO standing (person_id, kind, subject, name, stamp, active, ended_at) VALUES ({person}, {kind}, {subject}, '', {stamp}, false, clock_timestamp())
        ON CONFLICT (person_id, kind, subject) DO UPDATE SET stamp = EXCLUDED.stamp, active = false, ended_at = clock_timestamp()
        WHERE standing.stamp <= EXCLUDED.stamp
        """,
        ct);

    /// <summary>Forgets what ended a month ago, and filters that nobody waits for; those are held first and looked at once more, for somebody may just have taken one.</summary>
    public static Task<int> SweepInterestsAsync(this NotificationsDb db, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(
        """
        DELETE FROM standing WHERE NOT active AND ended_at < clock_timestamp() - interval '30 days';
        CREATE TEMP TABLE unused ON COMMIT DROP AS SELECT id FROM standing_filter f WHERE NOT EXISTS (SELECT FROM standing s WHERE s.filter_id = f.id) FOR UPDATE;
        DELETE FROM standing_filter f USING unused u WHERE f.id = u.id AND NOT EXISTS (SELECT FROM standing s WHERE s.filter_id = f.id)
        """,
        ct);

    /// <summary>The id of a filter. Most are known; who adds one holds a lock, so that ids become visible in their order.</summary>
    private static async Task<long> FilterAsync(NotificationsDb db, string filter, CancellationToken ct)
    {
        if (await FindAsync(db, filter, ct) is { } known)
        {
            return known;
        }

        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(7310579430018872)", ct);
        if (await FindAsync(db, filter, ct) is { } meanwhile)
        {
            return meanwhile;
        }

        return (await db.Database.SqlQuery<long>(
            $"INSERT INTO standing_filter (digest, filter) VALUES (sha256(convert_to({filter}, 'UTF8')), {filter}) RETURNING id AS \"Value\"").ToListAsync(ct))[0];
    }

    /// <summary>Held against the sweep until the caller has committed.</summary>
    private static async Task<long?> FindAsync(NotificationsDb db, string filter, CancellationToken ct) =>
        (await db.Database.SqlQuery<long?>(
            $"SELECT id AS \"Value\" FROM standing_filter WHERE digest = sha256(convert_to({filter}, 'UTF8')) FOR KEY SHARE").ToListAsync(ct)).SingleOrDefault();
}
