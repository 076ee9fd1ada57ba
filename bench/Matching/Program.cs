using System.Diagnostics;
using ScenarioHub.Bench.Matching;
using ScenarioHub.Matchmaking.Engine;

// Build time, memory and query time of the matching engine by the number of profiles, on one thread.
// dotnet run -c Release --project bench/Matching [-- SIZE…]
int[] sizes = args.Length > 0 ? [.. args.Select(int.Parse)] : [50_000, 100_000, 250_000, 500_000];
Console.WriteLine($"{"profiles",9} {"build s",9} {"memory MB",10} {"p50 ms",8} {"p99 ms",8} {"max ms",8}   top-50 with reasons");
foreach (var size in sizes)
{
    var generator = new Generator();
    var needs = generator.Needs(600).ToList();
    var before = Memory();
    var engine = new MatchingEngine();
    var watch = new Stopwatch();
    foreach (var profile in generator.Profiles(size))
    {
        watch.Start();
        engine.Put(profile);
        watch.Stop();
    }

    watch.Start();
    await engine.SettledAsync();
    watch.Stop();
    var memory = (Memory() - before) / 1048576.0;
    var times = Time(engine, needs);
    Console.WriteLine(
        $"{size,9} {watch.Elapsed.TotalSeconds,9:F1} {memory,10:F0} {At(times, 0.5),8:F2} {At(times, 0.99),8:F2} {times[^1],8:F2}");
    GC.KeepAlive(engine);
}

static double[] Time(MatchingEngine engine, List<ScenarioDocument> needs)
{
    // The first hundred warm the code up.
    var times = new List<double>();
    foreach (var (need, number) in needs.Select((need, number) => (need, number)))
    {
        var start = Stopwatch.GetTimestamp();
        engine.FindCompanies(need, 50);
        if (number >= 100)
        {
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }
    }

    times.Sort();
    return [.. times];
}

static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

static long Memory()
{
    GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    return GC.GetTotalMemory(forceFullCollection: true);
}
