using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Engine.Judged;

namespace ScenarioHub.Bench.Quality;

/// <summary>
/// What choosing weights on the judged needs would be worth on needs that they were not chosen on: five parts, for each the weights that do
/// best on the other four, one weight at a time a third less or half as much more. Far above the engine's own figure would mean that it is
/// badly tuned; far below, that a choice made on so few needs cannot be trusted, and that the defaults must not be moved by it.
/// </summary>
internal static class CrossValidation
{
    private const int Parts = 5;

    private static readonly double[] Steps = [0.67, 1.5];

    public static void Run(JudgedCollection judged, MatchingWeights full, Action<string, Measures> say)
    {
        MatchingWeights[] candidates = [full, .. Steps.SelectMany(step => Neighbours(full, step))];
        var measured = candidates.Select(judged.MeasureEach).ToList();
        var (chosen, seen) = (new List<Measures>(), new List<Measures>());
        for (var part = 0; part < Parts; part++)
        {
            var best = Enumerable.Range(0, candidates.Length).MaxBy(c => Merit(measured[c].Where((_, need) => need % Parts != part)));
            chosen.AddRange(measured[best].Where((_, need) => need % Parts == part));
            seen.Add(Measures.Mean(measured[best].Where((_, need) => need % Parts != part)));
        }

        say("cross-validated: chosen on four fifths, there", Measures.Mean(seen));
        say("cross-validated: on the fifth left out", Measures.Mean(chosen));
        var all = candidates.Select((_, c) => measured[c]).Select(Measures.Mean).ToList();
        Console.WriteLine($"{"nDCG@10 over all weights tried",-52} {all.Min(m => m.Ndcg10):F3} to {all.Max(m => m.Ndcg10):F3}");
    }

    private static double Merit(IEnumerable<Measures> measures) => Measures.Mean(measures) is var mean ? mean.Ndcg10 + (mean.Recall50 / 2) : 0;

    private static IEnumerable<MatchingWeights> Neighbours(MatchingWeights w, double step) =>
    [
        w with { Saturation = w.Saturation * step }, w with { LengthNorm = w.LengthNorm * step }, w with { Rarity = w.Rarity * step },
        w with { ProfileCapability = w.ProfileCapability * step }, w with { ProfileProducts = w.ProfileProducts * step },
        w with { ProfileField = w.ProfileField * step }, w with { ProfileIndustry = w.ProfileIndustry * step },
        w with { ScenarioTitle = w.ScenarioTitle * step }, w with { ScenarioNeed = w.ScenarioNeed * step }, w with { ScenarioField = w.ScenarioField * step },
        w with { QuerySaturation = w.QuerySaturation * step }, w with { Concept = w.Concept * step }, w with { ShortWord = w.ShortWord * step },
        w with { Parent = w.Parent * step, Child = w.Child * step, Sibling = w.Sibling * step }, w with { Related = w.Related * step },
        w with { SameCity = w.SameCity * step, SameProvince = w.SameProvince * step, SameMacroRegion = w.SameMacroRegion * step },
        w with { SameIndustry = w.SameIndustry * step },
    ];
}
