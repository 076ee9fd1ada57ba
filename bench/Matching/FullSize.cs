using System.Diagnostics;
using ScenarioHub.Matchmaking.Engine;

namespace ScenarioHub.Bench.Matching;

/// <summary>The engine at full size, and its peers on the same profiles, the same questions and equal k.</summary>
internal static class FullSize
{
    public static async Task RunAsync(Options options)
    {
        var figures = new Figures();
        var generator = new Generator();
        var profiles = generator.Profiles(options.Profiles).ToList();
        var scenarios = generator.Needs(options.Scenarios).ToList();
        var needs = scenarios.Take(2000).ToList();
        figures.Say("documents", $"{profiles.Count:N0} profiles, {scenarios.Count:N0} scenarios");
        await using var store = options.Database ? await Store.StartAsync() : null;
        Memory.ResetPeak();
        var engine = store is null ? Build(profiles, scenarios, figures) : await store.BuildAsync(profiles, scenarios, figures);
        figures.Say("memory", $"{Memory.Alive():N0} MB alive, {Memory.Peak():N0} MB at most (with the generated documents)");
        engine = Image(engine, figures);

        var (wall, processor) = Asking.Time(engine, needs);
        figures.Say("top-50 with reasons", $"{wall} by the clock, {processor} of processor time");
        if (store is not null)
        {
            await store.UpdateAsync(engine, profiles, figures);
        }

        await Churn.RunAsync(engine, profiles, needs, figures);
        if (options.Peers)
        {
            await ComparePeersAsync(options, store, profiles, needs, wall, figures);
        }

        if (options.Write)
        {
            Report.Write("matching", figures.ToMarkdown());
        }
    }

    private static MatchingEngine Build(List<CompanyDocument> profiles, List<ScenarioDocument> scenarios, Figures figures)
    {
        var engine = new MatchingEngine();
        var watch = Stopwatch.StartNew();
        foreach (var batch in profiles.Chunk(8192))
        {
            engine.PutAll(batch);
        }

        foreach (var batch in scenarios.Chunk(8192))
        {
            engine.PutAll(batch);
        }

        figures.Say("index built", $"{watch.Elapsed.TotalSeconds:F1} s");
        return engine;
    }

    /// <summary>Writes the engine to a file and goes on with what is read back.</summary>
    private static MatchingEngine Image(MatchingEngine engine, Figures figures)
    {
        var path = Path.GetTempFileName();
        try
        {
            var save = Stopwatch.StartNew();
            using (var target = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
            {
                engine.Save(target);
            }

            save.Stop();
            var load = Stopwatch.StartNew();
            using var source = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20);
            var loaded = MatchingEngine.Load(source);
            figures.Say("snapshot", $"{source.Length / 1048576.0:N0} MB, written in {save.Elapsed.TotalSeconds:F1} s, searchable from it in {load.Elapsed.TotalSeconds:F1} s");
            return loaded;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static async Task ComparePeersAsync(
        Options options, Store? store, List<CompanyDocument> profiles, List<ScenarioDocument> needs, Times own, Figures figures)
    {
        var asked = needs.Take(options.PeerQueries).ToList();
        var peers = new List<IPeer> { new SqlitePeer(), new XapianPeer() };
        if (store is not null)
        {
            peers.Add(new PostgresPeer(store.Database));
        }

        foreach (var peer in peers)
        {
            if (await peer.TimeAsync(profiles, asked) is { } times)
            {
                figures.Say(peer.Name, $"{times} ({times.Count} questions, built in {peer.BuildSeconds:F0} s); the engine is {times.P50 / own.P50:N0} times faster at p50, {times.P99 / own.P99:N0} times at p99");
            }
            else
            {
                figures.Say(peer.Name, "not installed");
            }
        }
    }
}
