using System.Diagnostics;
using System.Text.Json;
using ScenarioHub.Demo;

namespace ScenarioHub.Bench.Publishing;

/// <summary>How soon a publication stands on the anonymous first page, which is kept by the cache and asked for all the while.</summary>
internal sealed class Visible : IMeasurement
{
    private const int Rounds = 5;

    /// <inheritdoc />
    public string Name => "visible";

    /// <inheritdoc />
    public string What => "from the answer to “publish” to the cached first page; wanted: ≤ 1 s";

    /// <inheritdoc />
    public async Task RunAsync(Hub hub, Store store, BenchOptions options)
    {
        using var gateway = new HttpClient { BaseAddress = options.Url };
        var park = await Person.SignInAsync(gateway, "park", "park@demo.example", options.DemoPassword);
        var administrator = await Person.SignInAsync(gateway, "administrator", "administrator@demo.example", options.DemoPassword);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var title = $"可见性 {Guid.NewGuid():n}"[..16];
            var draft = await park.CreateAsync("/api/scenarios", new { name = title, kind = "need", need = "测量发布后多久可见" });
            await park.CreateAsync("/api/scenarios/submit", new { scenarios = new[] { new { id = (Guid)draft["id"]!, version = 1 } } });
            await administrator.CreateAsync("/api/scenarios/moderation/approve", new { scenarios = new[] { new { id = (Guid)draft["id"]!, version = 2 } } });
            var list = await park.CreateAsync("/api/scenarios/lists", new { title, scenarioIds = new[] { (Guid)draft["id"]! } });
            var office = hub.Open();
            await SeesAsync(office, title);
            await park.ActAsync($"/api/scenarios/lists/{list["id"]}/publish", list);
            var clock = Stopwatch.StartNew();
            while (!await SeesAsync(office, title))
            {
                if (clock.Elapsed > TimeSpan.FromSeconds(30))
                {
                    throw new TimeoutException("Not visible within 30 s.");
                }

                await Task.Delay(15);
            }

            times.Add(clock.Elapsed.TotalSeconds);
        }

        Console.WriteLine($"  hub            {string.Join("  ", times.Select(t => $"{t:F2} s"))}   worst {times.Max():F2} s");
    }

    private static async Task<bool> SeesAsync(Office office, string title)
    {
        using var page = JsonDocument.Parse(await office.GetAsync("/api/scenarios/catalogue"));
        return page.RootElement.GetProperty("items").EnumerateArray().Any(item => item.GetProperty("name").GetString() == title);
    }
}
