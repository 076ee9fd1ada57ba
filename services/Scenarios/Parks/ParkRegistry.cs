using Npgsql;
using NpgsqlTypes;
using ScenarioHub.Scenarios.Reference;

namespace ScenarioHub.Scenarios.Parks;

/// <summary>Brings the registry of parks up to the reference table at start; safe with several replicas starting at once.</summary>
internal sealed class ParkRegistry(NpgsqlDataSource database) : IHostedService
{
    private const string Upsert =
        """
        INSERT INTO park (id, name, province, city, region_code, macro_region, year_approved)
        SELECT md5(name)::uuid, name, province, city, region_code, macro_region, year_approved
        FROM unnest($1, $2, $3, $4, $5, $6) AS zone (name, province, city, region_code, macro_region, year_approved)
        ORDER BY name
        ON CONFLICT (name) DO UPDATE SET province = excluded.province, city = excluded.city, region_code = excluded.region_code,
            macro_region = excluded.macro_region, year_approved = excluded.year_approved
        """;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var zones = ReferenceTable.Read("high_tech_zones").ToList();
        await using var command = database.CreateCommand(Upsert);
        for (var column = 0; column < 5; column++)
        {
            command.Parameters.Add(new() { Value = zones.ConvertAll(zone => zone[column]).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        }

        command.Parameters.Add(new() { Value = zones.ConvertAll(zone => int.Parse(zone[5])).ToArray() });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
