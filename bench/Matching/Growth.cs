using System.Diagnostics;
using ScenarioHub.Matchmaking.Engine;

namespace ScenarioHub.Bench.Matching;

/// <summary>Time and memory by the number of profiles.</summary>
internal static class Growth
{
    public static async Task RunAsync(Options options)
    {
        var points = new List<GrowthPoint>();
        Console.WriteLine($"{"profiles",9} {"build s",8} {"memory MB",10} {"p50 ms",8} {"p99 ms",8} {"cpu p50",8} {"cpu p99",8} {"image MB",9} {"save s",7} {"load s",7}");
        foreach (var size in options.Sizes)
        {
            var point = await MeasureAsync(size);
            points.Add(point);
            Console.WriteLine(
                $"{point.Profiles,9} {point.Build,8:F1} {point.Memory,10:F0} {point.Wall.P50,8:F2} {point.Wall.P99,8:F2} {point.Processor.P50,8:F2} {point.Processor.P99,8:F2} {point.Image,9:F0} {point.Save,7:F1} {point.Load,7:F1}");
        }

        if (options.Write)
        {
            Report.Write("matching-growth", GrowthTable.Of(points));
            Report.WriteImage("matching-growth.svg", GrowthPlot.Of(points));
        }
    }

    private static async Task<GrowthPoint> MeasureAsync(int size)
    {
        var generator = new Generator();
        var needs = generator.Needs(1000).ToList();
        var before = Memory.Alive();
        var engine = new MatchingEngine();
        var watch = new Stopwatch();
        foreach (var batch in generator.Profiles(size).Chunk(8192))
        {
            watch.Start();
            engine.PutAll(batch);
            watch.Stop();
        }

        watch.Start();
        await engine.SettledAsync();
        watch.Stop();
        var memory = Memory.Alive() - before;
        var (wall, processor) = Asking.Time(engine, needs);
        var file = Path.GetTempFileName();
        try
        {
            var save = Stopwatch.StartNew();
            await using (var target = File.Create(file, 1 << 20))
            {
                engine.Save(target);
            }

            save.Stop();
            engine = null;
            Memory.Alive();
            var load = Stopwatch.StartNew();
            await using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
            var loaded = MatchingEngine.Load(source);
            load.Stop();
            return new(loaded.Companies, watch.Elapsed.TotalSeconds, memory, wall, processor, source.Length / 1048576.0, save.Elapsed.TotalSeconds, load.Elapsed.TotalSeconds);
        }
        finally
        {
            File.Delete(file);
        }
    }
}

/// <summary>What one size cost; seconds, megabytes, milliseconds a question.</summary>
internal sealed record GrowthPoint(int Profiles, double Build, double Memory, Times Wall, Times Processor, double Image, double Save, double Load);
