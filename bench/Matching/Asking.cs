using ScenarioHub.Matchmaking.Engine;

namespace ScenarioHub.Bench.Matching;

/// <summary>Asks the engine for the fifty best companies of whole scenario texts, with reasons, on this thread.</summary>
internal static class Asking
{
    public const int K = 50;

    /// <summary>The first questions compile the code.</summary>
    private const int WarmUp = 200;

    public static (Times Wall, Times Processor) Time(MatchingEngine engine, IReadOnlyList<ScenarioDocument> needs)
    {
        var taken = new List<Clock>(needs.Count);
        for (var i = -WarmUp; i < needs.Count; i++)
        {
            var before = Clock.Now;
            engine.FindCompanies(needs[(i + needs.Count) % needs.Count], K);
            if (i >= 0)
            {
                taken.Add(Clock.Now - before);
            }
        }

        return (new(taken.Select(t => t.Wall)), new(taken.Select(t => t.Processor)));
    }
}
