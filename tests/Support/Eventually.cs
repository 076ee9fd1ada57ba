using System.Diagnostics;
using Xunit;

namespace ScenarioHub.Testing;

/// <summary>Waits for what other parts bring about, with a deadline.</summary>
public static class Eventually
{
    /// <summary>Asks until the answer satisfies, and returns it; fails with the last answer after <paramref name="seconds"/>: many more than it needs, for a machine that does other work too.</summary>
    public static async Task<T> Async<T>(Func<Task<T>> ask, Func<T, bool> satisfies, int seconds = 60)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var answer = await ask();
            if (satisfies(answer))
            {
                return answer;
            }

            Assert.True(clock.Elapsed.TotalSeconds < seconds, $"Not within {seconds} s; the last answer was {answer}");
            await Task.Delay(50);
        }
    }
}
