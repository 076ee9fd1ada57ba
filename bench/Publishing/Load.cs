using System.Diagnostics;

namespace ScenarioHub.Bench.Publishing;

/// <summary>Times of one load, in milliseconds.</summary>
internal sealed record Times(IReadOnlyList<double> Sorted, TimeSpan Took)
{
    public double PerSecond => Sorted.Count / Took.TotalSeconds;

    public double At(double share) => Sorted.Count == 0 ? double.NaN : Sorted[Math.Min(Sorted.Count - 1, (int)(Sorted.Count * share))];

    public override string ToString() => $"{PerSecond,9:F0}/s   p50 {At(0.5):F1} ms   p90 {At(0.9):F1} ms   p99 {At(0.99):F1} ms   ({Sorted.Count} requests)";
}

/// <summary>Makes load.</summary>
internal static class Load
{
    /// <summary>
    /// Asks at a steady rate whether or not answers come, each time measured from the moment at which the request was due: waiting in line
    /// counts (an open loop).
    /// </summary>
    public static async Task<Times> SteadyAsync(double perSecond, TimeSpan span, Func<int, Task> ask)
    {
        var count = (int)(perSecond * span.TotalSeconds);
        var times = new double[count];
        var running = new Task[count];
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            var due = TimeSpan.FromSeconds(i / perSecond);
            while (due - clock.Elapsed is { Ticks: > 0 } wait)
            {
                await Task.Delay(wait < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : wait);
            }

            var request = i;
            running[i] = Task.Run(async () =>
            {
                await ask(request);
                times[request] = (clock.Elapsed - due).TotalMilliseconds;
            });
        }

        await Task.WhenAll(running);
        return new([.. times.Order()], clock.Elapsed);
    }

    /// <summary>So many askers, each with the next request as soon as the last one is answered (a closed loop).</summary>
    public static async Task<Times> PressAsync(int askers, TimeSpan span, Func<int, int, Task> ask)
    {
        var clock = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, askers).Select(asker => Task.Run(async () =>
        {
            var times = new List<double>();
            for (var i = 0; clock.Elapsed < span; i++)
            {
                var start = clock.Elapsed;
                await ask(asker, i);
                times.Add((clock.Elapsed - start).TotalMilliseconds);
            }

            return times;
        })));
        return new([.. all.SelectMany(t => t).Order()], clock.Elapsed);
    }
}
