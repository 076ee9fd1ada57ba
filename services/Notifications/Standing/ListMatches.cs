using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Search;

namespace ScenarioHub.Notifications.Standing;

/// <summary>Keeps what answers which query, and what whoever reads of it needs to know of the scenarios.</summary>
internal static class ListMatches
{
    /// <summary>So many scenarios are named for each query; the rest are counted.</summary>
    private const int Named = 5;

    /// <summary>A scenario as standing queries look at it: its words as the catalogue cuts them.</summary>
    public static WatchedScenario Watched(SearchableScenario scenario)
    {
        var card = scenario.Card;
        return WatchedScenario.Of(
            [
                .. ScenarioWords.OfName(card.Name), .. ScenarioWords.OfTopic(card.Field, scenario.Technologies),
                .. ScenarioWords.OfNeed(card.Need, card.Province, card.City), .. ScenarioWords.OfNumber(card.Number),
            ],
            scenario.Choices.Select(choice => (choice.Facet, choice.Value)),
            card.Deadline);
    }

    /// <summary>Notes the scenarios and, where the list is aimed at groups, these.</summary>
    public static async Task NoteScenariosAsync(this NotificationsDb db, ScenariosListed fact, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO told_scenario (id, number, name, list_id, owner_id)
            SELECT id, number, name, {fact.ListId}, {fact.Owner.Id}
            FROM unnest({fact.Scenarios.Select(s => s.Card.Id).ToArray()}, {fact.Scenarios.Select(s => s.Card.Number).ToArray()}, {fact.Scenarios.Select(s => s.Card.Name).ToArray()}) AS s (id, number, name)
            ON CONFLICT (id) DO UPDATE SET number = EXCLUDED.number, name = EXCLUDED.name, list_id = EXCLUDED.list_id
            """,
            ct);
        if (fact.Audience is not null)
        {
            await db.AimAsync(fact.ListId, 0, fact.Owner.Id, fact.Audience, ct);
        }
    }

    /// <summary>Notes whom a list is aimed at, unless something newer is known.</summary>
    public static async Task AimAsync(this NotificationsDb db, Guid list, long version, Guid owner, IReadOnlyList<Guid> organizations, CancellationToken ct)
    {
        var newer = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO aimed_list (id, version, owner_id) VALUES ({list}, {version}, {owner})
            ON CONFLICT (id) DO UPDATE SET version = EXCLUDED.version WHERE aimed_list.version < EXCLUDED.version
            """,
            ct);
        if (newer > 0)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                WITH gone AS (DELETE FROM aimed_list_member WHERE list_id = {list} AND organization_id <> ALL ({organizations.ToArray()}))
                INSERT INTO aimed_list_member SELECT {list}, id FROM unnest({organizations.ToArray()}) AS id ON CONFLICT DO NOTHING
                """,
                ct);
        }
    }

    /// <summary>Keeps the matches of a notice by COPY; what another part of the same list has brought is added to.</summary>
    public static async Task KeepAsync(this NotificationsDb db, Guid notice, IReadOnlyList<QueryMatch> matches, IReadOnlyList<Guid> scenarios, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync("CREATE TEMP TABLE matched (filter_id bigint, scenarios uuid[], count int) ON COMMIT DROP", ct);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using (var copy = await connection.BeginBinaryImportAsync("COPY matched FROM STDIN (FORMAT BINARY)", ct))
        {
            foreach (var match in matches)
            {
                await copy.StartRowAsync(ct);
                await copy.WriteAsync(match.Query, NpgsqlDbType.Bigint, ct);
                await copy.WriteAsync(match.Scenarios.Take(Named).Select(place => scenarios[place]).ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Uuid, ct);
                await copy.WriteAsync(match.Scenarios.Count, NpgsqlDbType.Integer, ct);
            }

            await copy.CompleteAsync(ct);
        }

        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO list_match (notice_id, filter_id, scenarios, count) SELECT {notice}, filter_id, scenarios, count FROM matched
            ON CONFLICT (notice_id, filter_id) DO UPDATE
            SET scenarios = (list_match.scenarios || EXCLUDED.scenarios)[1:{Named}], count = list_match.count + EXCLUDED.count
            """,
            ct);
    }
}
