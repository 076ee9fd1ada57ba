using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Notifications.Access;

/// <summary>
/// Notes who has lost the right to a thing (失去查看权) or has got it back. A later fact counts, whatever the order in which they come; what is made of
/// it stands in the database's <c>may_know</c>, which every channel asks.
/// </summary>
internal static class ThingHolders
{
    /// <summary>In the place of a holder: all of them.</summary>
    private static readonly Guid Everybody = Guid.Empty;

    /// <summary>One holder, an organisation or a person, has a right to a thing from now on, or has none.</summary>
    public static Task HoldAsync(this NotificationsDb db, Guid thing, Guid holder, bool holds, DateTimeOffset at, CancellationToken ct) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO thing_holder (thing, holder, holds, at) VALUES ({thing.ToString()}, {holder}, {holds}, {at.ToUniversalTime()})
        ON CONFLICT (thing, holder) DO UPDATE SET holds = EXCLUDED.holds, at = EXCLUDED.at WHERE thing_holder.at < EXCLUDED.at
        """,
        ct);

    /// <summary>Nobody has a right to it any more, whoever was told of it.</summary>
    public static Task CloseAsync(this NotificationsDb db, Guid thing, DateTimeOffset at, CancellationToken ct) => db.HoldAsync(thing, Everybody, false, at, ct);

    /// <summary>These have a right to it, and whoever had one before has none any more.</summary>
    public static async Task HoldersAsync(this NotificationsDb db, Guid thing, Guid[] holders, DateTimeOffset at, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({$"holders {thing}"}, 0))", ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH news AS MATERIALIZED (SELECT WHERE NOT EXISTS (SELECT FROM thing_holder WHERE thing = {thing.ToString()} AND at >= {at.ToUniversalTime()})),
            gone AS (
                UPDATE thing_holder SET holds = false, at = {at.ToUniversalTime()} FROM news
                WHERE thing = {thing.ToString()} AND holder <> ALL ({holders}))
            INSERT INTO thing_holder (thing, holder, holds, at) SELECT {thing.ToString()}, id, true, {at.ToUniversalTime()} FROM news, unnest({holders}) AS id
            ON CONFLICT (thing, holder) DO UPDATE SET holds = true, at = EXCLUDED.at
            """,
            ct);
    }
}
