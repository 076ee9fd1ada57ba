using ScenarioHub.Bench.Publishing;

// How the publishing side holds up on the running hub with many scenarios in it: search, pages, the cache, and how soon a publication is seen.
// ScenarioHub.Bench.Publishing [--url http://localhost:8080] [--scenarios 100000] [--keep] [NAME …]; ./hub bench sets HUB_DEMO_PASSWORD and HUB_POSTGRES.
var options = BenchOptions.Of(args);
IMeasurement[] all = [new TextSearch(), new FilteredPage(), new FirstPage(), new Visible()];
var chosen = options.Names.Count == 0 ? all : [.. all.Where(m => options.Names.Contains(m.Name))];
if (chosen.Length == 0)
{
    Console.Error.WriteLine($"No such measurement; there are: {string.Join(", ", all.Select(m => m.Name))}");
    return 1;
}

await using var store = new Store(options.Postgres);
using var hub = new Hub(options.Url);
Console.WriteLine($"{Environment.ProcessorCount} cores, {options.Scenarios} generated scenarios");
try
{
    await store.FillAsync(options.Scenarios, hub);
    foreach (var measurement in chosen)
    {
        Console.WriteLine();
        Console.WriteLine($"{measurement.Name}: {measurement.What}");
        await measurement.RunAsync(hub, store, options);
    }
}
finally
{
    if (!options.Keep)
    {
        await store.EmptyAsync();
    }
}

return 0;
