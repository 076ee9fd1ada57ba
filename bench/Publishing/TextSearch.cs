using System.Text.Json;

namespace ScenarioHub.Bench.Publishing;

/// <summary>Search as people type it, with all facets, past the cache: one and two words, filters, first pages and twentieth ones.</summary>
internal sealed class TextSearch : IMeasurement
{
    private const double PerSecond = 50;
    private const int Twentieth = 20;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(20);

    private static readonly string[] Asked =
    [
        "q=水质监测", "q=机器人", "q=低空物流", "q=大模型", "q=AI 医院", "q=无人驾驶 环卫", "q=智慧交通 青岛", "q=量子安全", "q=人工智能&kind=need",
        "q=无人机&macroRegion=西部", "q=智能网联&category=cityServices", "q=數字孿生", "q=机器人 巡检&firstOfKind=true", "q=低空&deadline=month",
        "q=视觉检测&province=江苏", "q=drone", "q=元宇宙&sort=deadline", "q=公园 服务&investment=1mTo10m",
    ];

    /// <inheritdoc />
    public string Name => "search";

    /// <inheritdoc />
    public string What => $"text search with facets, mixed, at {PerSecond}/s; wanted: p50 ≤ 8 ms, p99 ≤ 50 ms";

    /// <inheritdoc />
    public async Task RunAsync(Hub hub, Store store, BenchOptions options)
    {
        var offices = hub.Offices(16);
        var paths = new List<string>();
        foreach (var asked in Asked)
        {
            var path = $"/api/scenarios/catalogue?facets=true&{asked}";
            paths.Add(path);
            if (await MarkAsync(offices[paths.Count % offices.Length], path) is { } mark)
            {
                paths.Add($"{path}&after={mark}");
            }
        }

        Task Ask(int i) => offices[i % offices.Length].GetAsync($"{paths[i % paths.Count]}&n={Guid.NewGuid():n}");
        await Load.SteadyAsync(PerSecond, TimeSpan.FromSeconds(3), Ask);
        Console.WriteLine($"  {paths.Count} queries, {paths.Count - Asked.Length} of them page {Twentieth}");
        Console.WriteLine($"  hub            {await Load.SteadyAsync(PerSecond, Span, Ask)}");
    }

    /// <summary>The mark of the page before the twentieth, where there is one.</summary>
    private static async Task<string?> MarkAsync(Office office, string path)
    {
        string? mark = null;
        for (var page = 1; page < Twentieth; page++)
        {
            using var answer = JsonDocument.Parse(await office.GetAsync($"{path}{(mark is null ? "" : $"&after={mark}")}&n={Guid.NewGuid():n}"));
            if (!answer.RootElement.TryGetProperty("next", out var next))
            {
                return null;
            }

            mark = next.GetString();
        }

        return mark;
    }
}
