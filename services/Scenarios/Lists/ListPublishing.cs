using System.Security.Claims;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Messaging.Outbox;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Audit;
using ScenarioHub.Scenarios.Audiences;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Lists;

/// <summary>
/// Publishing as one act, whoever calls for it: a person, or the hour that was set. It runs in the caller's transaction and in a fixed number
/// of statements, however many scenarios there are; until that transaction commits, nothing of it is there.
/// </summary>
internal static class ListPublishing
{
    /// <summary>The prefix of list numbers (清单).</summary>
    private const string Prefix = "QD";

    /// <summary>Publishes a list whose row the caller has locked; <paramref name="user"/> is nobody where its hour has come.</summary>
    public static async Task PublishAsync(this ScenariosDb db, ScenarioList list, ClaimsPrincipal? user, JsonSerializerOptions json, CancellationToken ct)
    {
        var park = await db.Organizations.FindAsync([list.OwnerId], ct);
        RuleException.ThrowIf(park is { State: not "verified" }, "park.not-verified");
        var older = await db.OlderAsync(list, ct);
        var (scenarios, now) = await db.HoldInOrderAsync(list, ct);
        var members = list.Audience is null ? null : await db.MembersAsync(list.Audience, ct);
        var number = (await db.TakeNumbersAsync(Prefix, now.Year, 1, ct)).Single();
        var (published, listed) = list.Publish(number, scenarios, members, now);
        older?.SupersedeBy(list.Id, now);

        var ids = scenarios.Select(s => s.Id).ToArray();
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE scenario SET state = 'Listed', version = version + 1, listed_at = {now}, updated_at = {now}, audience = {members}
            WHERE id = ANY ({ids})
            """, ct);
        await db.RecordManyAsync(user, "scenario.list", ids, list.OwnerId, new { list = number }, ct);
        await db.PublishManyAsync([published, .. listed, .. Searchable.Of(list, scenarios, listed, now)], ct);
        db.RecordBy(user, "list.publish", list.Id, list.OwnerId, new { number });
        if (older is not null)
        {
            db.RecordBy(user, "list.supersede", older.Id, older.OwnerId, new { by = number });
        }

        db.Add(ListSnapshot.Of(list, scenarios, json));

        // Nothing is tried a second time inside this transaction: it needs no savepoint.
        db.Database.AutoSavepointsEnabled = false;
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// The list's scenarios in its order, held and not tracked: they are changed by one statement. With the database's time since when they
    /// are held.
    /// </summary>
    public static async Task<(IReadOnlyList<Scenario> Scenarios, DateTimeOffset Now)> HoldInOrderAsync(this ScenariosDb db, ScenarioList list, CancellationToken ct)
    {
        var positions = list.Entries.ToDictionary(e => e.ScenarioId, e => e.Position);
        var ids = positions.Keys.ToArray();
        var now = (await db.Database.SqlQuery<DateTimeOffset>(
            $"""
            WITH held AS MATERIALIZED (SELECT id FROM scenario WHERE id = ANY ({ids}) ORDER BY id FOR NO KEY UPDATE)
            SELECT clock_timestamp() AS "Value" FROM (SELECT count(*) FROM held) AS counted
            """).ToListAsync(ct)).Single();
        var found = await db.Scenarios.AsNoTracking().Where(s => ids.Contains(s.Id)).ToListAsync(ct);
        return ([.. found.OrderBy(s => positions[s.Id])], now);
    }

    private static async Task<ScenarioList?> OlderAsync(this ScenariosDb db, ScenarioList list, CancellationToken ct)
    {
        if (list.SupersedesId is not { } id)
        {
            return null;
        }

        var older = (await db.Lists.FromSql($"SELECT * FROM list WHERE id = {id} FOR NO KEY UPDATE").ToListAsync(ct)).SingleOrDefault();
        return older is { State: ListState.Published } && older.OwnerId == list.OwnerId ? older : throw new RuleException("list.superseded-already");
    }
}
