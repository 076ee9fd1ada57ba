using ScenarioHub.Bench.Notifications;

// How Notifications holds up, on servers, a replica and a gateway of this run's own:
// ScenarioHub.Bench.Notifications [--people 600000] [--searches 100000] [--streams 2000] [--seconds 20]
// [--mails 6000] [--down 60] [--events 6] [NAME …]
var options = BenchOptions.Of(args);
IMeasurement[] all = [new Queries(), new Everybody(), new Streams(), new Mail(), new Webhooks()];
var chosen = options.Names.Count == 0 ? all : [.. all.Where(m => options.Names.Contains(m.Name))];
if (chosen.Length == 0)
{
    Console.Error.WriteLine($"No such measurement; there are: {string.Join(", ", all.Select(m => m.Name))}");
    return 1;
}

Console.WriteLine($"{Environment.ProcessorCount} cores");
var reached = true;
foreach (var measurement in chosen)
{
    Console.WriteLine();
    Console.WriteLine($"{measurement.Name}: {measurement.What}");
    reached &= await measurement.RunAsync(options);
}

return reached ? 0 : 1;
