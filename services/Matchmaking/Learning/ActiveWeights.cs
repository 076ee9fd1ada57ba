using System.Text.Json;
using Npgsql;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Persistence;

namespace ScenarioHub.Matchmaking.Learning;

/// <summary>The weights that are active now, as every replica reads them with each change that it takes over.</summary>
internal static class ActiveWeights
{
    private const string Sql =
        """
        SELECT w.factors::text FROM (SELECT version FROM matching_weights_activation ORDER BY seq DESC LIMIT 1) a
        JOIN matching_weights w ON w.version = a.version
        """;

    /// <summary>Those of the version that was made active last; what the program brings along where none was, or where it was version 0.</summary>
    public static async Task<MatchingWeights> ReadAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Sql);
        return await command.ExecuteScalarAsync(ct) is string factors
            ? new MatchingWeights().Times(JsonSerializer.Deserialize<WeightFactors>(factors, JsonColumn.Options)!)
            : new();
    }
}
