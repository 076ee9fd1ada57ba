using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Matchmaking;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Persistence.Migrations;
using ScenarioHub.Persistence;
using ScenarioHub.Testing;

namespace ScenarioHub.Bench.Matching;

/// <summary>The service's database on a PostgreSQL that is private to this run.</summary>
internal sealed class Store : IAsyncDisposable
{
    private const int Updates = 50;

    private readonly RestartableServers _servers;
    private string _horizon = "0";

    private Store(RestartableServers servers, string connection) => (_servers, Database) = (servers, NpgsqlDataSource.Create(connection));

    public NpgsqlDataSource Database { get; }

    public static async Task<Store> StartAsync()
    {
        var servers = await RestartableServers.StartAsync();
        await using (var connection = new NpgsqlConnection(servers.Addresses.Postgres))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand("CREATE DATABASE matchmaking", connection);
            await create.ExecuteNonQueryAsync();
        }

        var address = new NpgsqlConnectionStringBuilder(servers.Addresses.Postgres) { Database = "matchmaking", CommandTimeout = 3600 }.ConnectionString;
        await MigrationRunner.ApplyAsync(address, Migration.For(typeof(MatchmakingDb).Assembly));
        return new(servers, address);
    }

    /// <summary>Fills the database, and then an engine from it as the service does at a start without a snapshot.</summary>
    public async Task<MatchingEngine> BuildAsync(List<CompanyDocument> profiles, List<ScenarioDocument> scenarios, Figures figures)
    {
        await FillAsync(profiles, scenarios);
        var engine = new MatchingEngine();
        var watch = Stopwatch.StartNew();
        _horizon = await IndexReading.FeedAsync(engine, Database, _horizon, (_, e) => throw e, CancellationToken.None);
        figures.Say("index from database", $"{watch.Elapsed.TotalSeconds:F1} s until {engine.Companies:N0} profiles and {engine.Scenarios:N0} scenarios were searchable");
        await engine.SettledAsync();
        return engine;
    }

    /// <summary>From the commit of a change until a question finds it, read as the service reads.</summary>
    public async Task UpdateAsync(MatchingEngine engine, List<CompanyDocument> profiles, Figures figures)
    {
        var taken = new List<double>();
        for (var i = 0; i < Updates; i++)
        {
            var word = $"k{Guid.NewGuid():n}";
            await using var change = Database.CreateCommand("UPDATE profile SET version = version + 1, content = jsonb_set(content, '{capability}', to_jsonb($1::text)) WHERE id = $2");
            change.Parameters.Add(new() { Value = word });
            change.Parameters.Add(new() { Value = profiles[i * 97 % profiles.Count].Id });
            await change.ExecuteNonQueryAsync();
            var start = Stopwatch.GetTimestamp();
            _horizon = await IndexReading.FeedAsync(engine, Database, _horizon, (_, e) => throw e, CancellationToken.None);
            if (engine.FindCompanies(new(Guid.Empty, 1, Guid.Empty, word, word, null, null, [], null, null), 1).Count != 1)
            {
                throw new InvalidOperationException("A change is not searchable.");
            }

            taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        figures.Say("update searchable", $"{new Times(taken)} after its commit");
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await _servers.DisposeAsync();
    }

    private async Task FillAsync(List<CompanyDocument> profiles, List<ScenarioDocument> scenarios)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using (var rows = await connection.BeginBinaryImportAsync(
            "COPY profile (id, version, company_name, company_key, content, qualifications, tokens, taken_over, state, created_at, updated_at) FROM STDIN (FORMAT binary)"))
        {
            foreach (var p in profiles)
            {
                var content = new ProfileContent(p.Title, p.Capability, p.Products, p.Qualifications, p.Field, p.Technologies, p.IndustryCode, p.Province, p.City, p.Maturity, p.StaffBand, p.Cases);
                await rows.StartRowAsync();
                await rows.WriteAsync(p.Id, NpgsqlDbType.Uuid);
                await rows.WriteAsync(p.Version, NpgsqlDbType.Bigint);
                await rows.WriteAsync(p.CompanyName, NpgsqlDbType.Text);
                await rows.WriteAsync(p.CompanyName, NpgsqlDbType.Text);
                await rows.WriteAsync(JsonSerializer.Serialize(content, JsonColumn.Options), NpgsqlDbType.Jsonb);
                await rows.WriteAsync(Array.Empty<string>(), NpgsqlDbType.Array | NpgsqlDbType.Text);
                await rows.WriteAsync(Array.Empty<string>(), NpgsqlDbType.Array | NpgsqlDbType.Text);
                await rows.WriteAsync(false, NpgsqlDbType.Boolean);
                await rows.WriteAsync(nameof(ProfileState.Active), NpgsqlDbType.Text);
                await rows.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
                await rows.WriteAsync(DateTime.UtcNow, NpgsqlDbType.TimestampTz);
            }

            await rows.CompleteAsync();
        }

        await using (var rows = await connection.BeginBinaryImportAsync(
            "COPY scenario (id, version, card_version, listed, owner_id, name, card, tokens) FROM STDIN (FORMAT binary)"))
        {
            foreach (var s in scenarios)
            {
                var card = new ScenarioCard(s.Id, "CJ", s.Title, "need", new Party(s.OwnerId, "园区"), null, s.Field, s.Need, s.Goals, s.Technologies, null, s.Province, s.City, null);
                await rows.StartRowAsync();
                await rows.WriteAsync(s.Id, NpgsqlDbType.Uuid);
                await rows.WriteAsync(s.Version, NpgsqlDbType.Bigint);
                await rows.WriteAsync(s.Version, NpgsqlDbType.Bigint);
                await rows.WriteAsync(true, NpgsqlDbType.Boolean);
                await rows.WriteAsync(s.OwnerId, NpgsqlDbType.Uuid);
                await rows.WriteAsync(s.Title, NpgsqlDbType.Text);
                await rows.WriteAsync(JsonSerializer.Serialize(card, JsonColumn.Options), NpgsqlDbType.Jsonb);
                await rows.WriteAsync(Array.Empty<string>(), NpgsqlDbType.Array | NpgsqlDbType.Text);
            }

            await rows.CompleteAsync();
        }
    }
}
