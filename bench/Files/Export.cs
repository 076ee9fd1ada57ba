using System.Diagnostics;
using System.Net.Http.Json;
using Npgsql;
using ScenarioHub.Testing;

namespace ScenarioHub.Bench.Files;

/// <summary>An export of 100,000 public scenarios in every format. Bound: first byte within 500 ms, and memory that does not grow with the rows.</summary>
internal static class Export
{
    public static async Task<int> RunAsync(Service service, int rows)
    {
        await FillAsync(service, rows);
        using var reader = service.As(null);
        Console.WriteLine($"format   first byte ms   seconds   MB sent   MB before   peak MB   (export of {rows} rows: bound 500 ms)");
        var missed = false;
        var buffer = new byte[64 * 1024];
        foreach (var format in (string[])["csv", "csv", "jsonl", "xlsx"])
        {
            Memory.Reset();
            var before = Memory.Now;
            var clock = Stopwatch.StartNew();
            using var answer = await reader.GetAsync($"/api/scenarios/catalogue/export?format={format}", HttpCompletionOption.ResponseHeadersRead);
            answer.EnsureSuccessStatusCode();
            await using var content = await answer.Content.ReadAsStreamAsync();
            long sent = await content.ReadAsync(buffer);
            var first = clock.Elapsed;
            for (int read; (read = await content.ReadAsync(buffer)) > 0;)
            {
                sent += read;
            }

            missed |= first.TotalMilliseconds > 500;
            Console.WriteLine($"{format,6} {first.TotalMilliseconds,15:F0} {clock.Elapsed.TotalSeconds,9:F1} {sent >> 20,9} {before,11} {Memory.Peak,9}");
        }

        return missed ? 1 : 0;
    }

    /// <summary>One scenario of a park, listed, and as many copies of it as are wanted.</summary>
    private static async Task FillAsync(Service service, int rows)
    {
        using var park = service.As(TestPerson.OfPark());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/scenarios/")
        {
            Content = JsonContent.Create(new
            {
                name = "水质监测", kind = "need", need = string.Concat(Enumerable.Repeat("对环湖水域开展人工智能水质监测，及时发现污染并自动派单。", 6)), goals = "异常发现时间缩短到 10 分钟以内",
                field = "智慧水务", demandParty = "生态环境局", province = "安徽", city = "合肥", investmentYuan = 12_000_000, department = "科技局", technologies = new[] { "人工智能", "物联网" },
            }),
            Headers = { { "Idempotency-Key", Guid.NewGuid().ToString() } },
        };
        (await park.SendAsync(request)).EnsureSuccessStatusCode();
        await using var connection = new NpgsqlConnection(service.ConnectionString);
        await connection.OpenAsync();
        await using var names = new NpgsqlCommand("SELECT column_name FROM information_schema.columns WHERE table_name = 'scenario' AND is_generated = 'NEVER'", connection);
        var columns = new List<string>();
        await using (var read = await names.ExecuteReaderAsync())
        {
            while (await read.ReadAsync())
            {
                columns.Add(read.GetString(0));
            }
        }

        var values = columns.Select(column => column switch
        {
            "id" => "md5(i::text)::uuid",
            "number" => "'CJ-2026-' || lpad((i + 100)::text, 6, '0')",
            "name" or "name_key" => $"s.{column} || i",
            "state" => "'Listed'",
            "listed_at" => "now() - i * interval '7 seconds'",
            _ => $"s.{column}",
        });
        await using var copy = new NpgsqlCommand(
            $"INSERT INTO scenario ({string.Join(", ", columns)}) SELECT {string.Join(", ", values)} FROM scenario s, generate_series(1, {rows}) AS i; ANALYZE scenario", connection)
        {
            CommandTimeout = 300,
        };
        await copy.ExecuteNonQueryAsync();
    }
}
