using System.Diagnostics;
using ScenarioHub.Matchmaking.Engine;

namespace ScenarioHub.Bench.Matching;

/// <summary>2,000 changes a second while 200 questions a second are asked.</summary>
internal static class Churn
{
    private const int UpdatesPerSecond = 2000;
    private const int QueriesPerSecond = 200;
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(20);

    public static async Task RunAsync(MatchingEngine engine, List<CompanyDocument> profiles, List<ScenarioDocument> needs, Figures figures)
    {
        var asked = new List<double>();
        var writing = Task.Factory.StartNew(
            () => Paced(UpdatesPerSecond, i => engine.Put(profiles[i * 7919 % profiles.Count] with { Version = 1000 + i, Capability = profiles[i % profiles.Count].Capability })),
            TaskCreationOptions.LongRunning);
        var asking = Task.Factory.StartNew(
            () => Paced(QueriesPerSecond, i =>
            {
                var start = Stopwatch.GetTimestamp();
                engine.FindCompanies(needs[i % needs.Count], Asking.K);
                asked.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }),
            TaskCreationOptions.LongRunning);
        var (updates, queries) = (await writing, await asking);
        figures.Say("both at once", $"{updates:N0} updates/s and {queries:N0} questions/s for {Duration.TotalSeconds:N0} s; a question: {new Times(asked)}");
    }

    /// <summary>Acts at a rate, without making up for more than a tenth of a second, and returns the rate that was reached.</summary>
    private static double Paced(int rate, Action<int> act)
    {
        var watch = Stopwatch.StartNew();
        var done = 0;
        while (watch.Elapsed < Duration)
        {
            if (done < watch.Elapsed.TotalSeconds * rate)
            {
                act(done++);
            }
            else
            {
                // The time until the next is less than the system's timer can wait for.
                Thread.Yield();
            }
        }

        return done / watch.Elapsed.TotalSeconds;
    }
}
