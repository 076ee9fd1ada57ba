using Npgsql;
using ScenarioHub.Matchmaking.Engine;

namespace ScenarioHub.Matchmaking.Index;

/// <summary>Where the partner parks (伙伴园区) of each park have their seats, as every replica reads them with each change that it takes over.</summary>
internal static class PartnerParks
{
    /// <summary>Few parks have partners, and none has more than Identity lets it have.</summary>
    private const string Sql =
        """
        SELECT o.id, p.name, p.region_code FROM organization o CROSS JOIN unnest(o.partners) AS u (id) JOIN organization p ON p.id = u.id
        WHERE cardinality(o.partners) > 0 AND o.kind = 'park' AND p.kind = 'park' AND p.state = 'verified'
        ORDER BY o.id, p.name, p.id
        """;

    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<PartnerPlace>>> ReadAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        var partners = new Dictionary<Guid, IReadOnlyList<PartnerPlace>>();
        await using var command = database.CreateCommand(Sql);
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            if (PartnerPlace.Of(rows.GetString(1), rows.GetString(2)) is { } place)
            {
                partners[rows.GetGuid(0)] = [.. partners.GetValueOrDefault(rows.GetGuid(0)) ?? [], place];
            }
        }

        return partners;
    }
}
