using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace ScenarioHub.Bench.Publishing;

/// <summary>The hub's database of scenarios: generated ones go in by COPY, each under a number that begins with <see cref="Prefix"/>, and out again.</summary>
internal sealed class Store(string postgres) : IAsyncDisposable
{
    /// <summary>What the number of every generated scenario begins with.</summary>
    public const string Prefix = "CJ-BENCH-";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Connections to the database.</summary>
    public NpgsqlDataSource Database { get; } = NpgsqlDataSource.Create(
        new NpgsqlConnectionStringBuilder(postgres) { Database = "scenarios", MaxPoolSize = 20, CommandTimeout = 120 }.ConnectionString);

    /// <summary>Brings so many in, unless they are there, and waits until the catalogue has them.</summary>
    public async Task FillAsync(int count, Hub hub)
    {
        if (await CountAsync() != count)
        {
            await EmptyAsync();
            var clock = Stopwatch.StartNew();
            await CopyAsync(count);
            Console.WriteLine($"generated and copied in {clock.Elapsed.TotalSeconds:F1} s");
        }

        await using var all = Database.CreateCommand("SELECT count(*) FROM scenario WHERE state IN ('Listed', 'Matched', 'Bidding', 'InDelivery', 'Accepted', 'Demonstrated')");
        var wanted = (long)(await all.ExecuteScalarAsync())!;
        var waiting = Stopwatch.StartNew();
        var office = hub.Open();
        while (await TotalAsync(office) != wanted)
        {
            if (waiting.Elapsed > Patience)
            {
                throw new TimeoutException("The catalogue has not taken the generated scenarios in.");
            }

            await Task.Delay(200);
        }

        Console.WriteLine($"the catalogue had all {wanted} after {waiting.Elapsed.TotalSeconds:F1} s more");

        // A database that has just taken in so much would be measured at its housekeeping.
        await using var analyze = Database.CreateCommand("VACUUM ANALYZE scenario");
        await analyze.ExecuteNonQueryAsync();
    }

    /// <summary>Takes all generated ones out.</summary>
    public async Task EmptyAsync()
    {
        await using var delete = Database.CreateCommand($"DELETE FROM scenario WHERE number LIKE '{Prefix}%'");
        await delete.ExecuteNonQueryAsync();
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => Database.DisposeAsync();

    /// <summary>How many the catalogue has; nothing while it takes in too many to answer.</summary>
    private static async Task<long?> TotalAsync(Office office)
    {
        var (status, body) = await office.AskAsync($"/api/scenarios/catalogue?limit=1&n={Guid.NewGuid()}");
        return status == HttpStatusCode.OK ? JsonDocument.Parse(body).RootElement.GetProperty("total").GetInt64() : null;
    }

    private async Task<long> CountAsync()
    {
        await using var count = Database.CreateCommand($"SELECT count(*) FROM scenario WHERE number LIKE '{Prefix}%'");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private async Task CopyAsync(int count)
    {
        await using var connection = await Database.OpenConnectionAsync();
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            COPY scenario (id, version, number, state, owner_id, owner_name, name, kind, category, field, need, indicators, technologies, region_code, province, city,
                cooperation, investment_yuan, deadline, policy_references, first_of_kind, sandbox, registered_fields, name_key, name_tokens, topic_tokens, need_tokens,
                technology_facets, macro_region, created_at, updated_at, listed_at) FROM STDIN (FORMAT BINARY)
            """);
        var start = DateTimeOffset.UtcNow.AddDays(-400);
        foreach (var scenario in new Generator().Take(count))
        {
            var (content, search) = (scenario.Content, scenario.Search);
            var listed = start.AddSeconds(scenario.Number * 300L % (399 * 86400));
            await copy.StartRowAsync();
            await copy.WriteAsync(Guid.CreateVersion7(listed));
            await copy.WriteAsync(4L);
            await copy.WriteAsync($"{Prefix}{scenario.Number:D7}");
            await copy.WriteAsync(scenario.Number % 20 == 0 ? "Matched" : "Listed");
            await copy.WriteAsync(scenario.Owner);
            foreach (var text in new[] { scenario.OwnerName, content.Name, content.Kind!.ToString(), content.Category?.ToString(), content.Field, content.Need })
            {
                await WriteAsync(copy, text);
            }

            await copy.WriteAsync("[]", NpgsqlDbType.Jsonb);
            await copy.WriteAsync(content.Technologies);
            foreach (var text in new[] { content.RegionCode, content.Province, content.City, content.Cooperation?.ToString() })
            {
                await WriteAsync(copy, text);
            }

            await (content.InvestmentYuan is { } yuan ? copy.WriteAsync(yuan) : copy.WriteNullAsync());
            await (content.Deadline is { } deadline ? copy.WriteAsync(deadline) : copy.WriteNullAsync());
            await copy.WriteAsync(content.PolicyReferences);
            await copy.WriteAsync(content.FirstOfKind);
            await copy.WriteAsync(content.Sandbox);
            await copy.WriteAsync(content.RegisteredFields);
            await copy.WriteAsync(search.NameKey);
            foreach (var tokens in new[] { search.NameTokens, search.TopicTokens, search.NeedTokens, search.TechnologyFacets })
            {
                await copy.WriteAsync(tokens);
            }

            await WriteAsync(copy, search.MacroRegion);
            await copy.WriteAsync(listed);
            await copy.WriteAsync(listed);
            await copy.WriteAsync(listed);
        }

        await copy.CompleteAsync();
    }

    private static Task WriteAsync(NpgsqlBinaryImporter copy, string? text) => text is null ? copy.WriteNullAsync() : copy.WriteAsync(text);
}
