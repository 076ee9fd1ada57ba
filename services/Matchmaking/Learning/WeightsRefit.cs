using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Engine.Judged;
using ScenarioHub.Matchmaking.Engine.Learning;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Matchmaking.Learning;

/// <summary>Learns factors from what moderators and parties decided and companies put aside, and measures them before anyone uses them (重新拟合).</summary>
public sealed class WeightsRefit(MatchmakingDb db, MatchingIndex index)
{
    /// <summary>The newest so many decisions; tastes change, and reading must end.</summary>
    private const int Most = 20_000;

    private const int Fewest = 40;

    private const int FewestOfAKind = 10;

    private const int Batch = 500;

    /// <summary>Measures given factors, or learns new ones, beside the active ones.</summary>
    public async Task<(WeightFactors Factors, Comparison Comparison)> RunAsync(WeightFactors active, WeightFactors? given, CancellationToken ct)
    {
        await index.FilledAsync(ct);
        var observations = await ObserveAsync(ct);
        var positive = observations.Count(o => o.For);
        RuleException.ThrowIf(
            observations.Count < Fewest || Math.Min(positive, observations.Count - positive) < FewestOfAKind, "weights.too-few",
            observations.Count, positive, observations.Count - positive, Fewest, FewestOfAKind);
        var factors = given ?? Refit.Fit(observations);
        var before = Refit.HeldOut(observations, _ => active);
        var after = given is null ? Refit.HeldOut(observations, Refit.Fit) : Refit.HeldOut(observations, _ => given);
        return (factors, new(observations.Count, positive, Measure(active, before), Measure(factors, after)));
    }

    /// <summary>Shares are those of the program's own weights, so that factors of different versions mean the same.</summary>
    private async Task<List<Observation>> ObserveAsync(CancellationToken ct)
    {
        var observations = new List<Observation>();
        for (var (after, more) = ((Guid?)null, true); more && observations.Count < Most;)
        {
            var query = db.Matches.AsNoTracking().Where(m => (after == null || m.Id < after)
                && m.State != MatchState.InModeration && m.State != MatchState.Parked && !(m.State == MatchState.Rejected && m.Lapsed != null));
            var matches = await query.Include(m => m.Scenario).Include(m => m.Profile).OrderByDescending(m => m.Id).Take(Batch).ToListAsync(ct);
            foreach (var match in matches)
            {
                if (match.Scenario.Card is not null && Verdict.Of(match.State, match.Lapsed, match.ReasonCode) is { } verdict)
                {
                    observations.Add(Verdict.Observe(index.Engine.Shares(match.Scenario.ToDocument(), match.Profile.ToDocument()), verdict, match.Id));
                }
            }

            (after, more) = (matches.Count > 0 ? matches[^1].Id : after, matches.Count == Batch);
        }

        foreach (var (scenario, profile, reason) in await DismissedPairs.ReadAsync(db, ct))
        {
            if (Verdict.Of(reason) is { } verdict)
            {
                observations.Add(Verdict.Observe(index.Engine.Shares(scenario, profile), verdict, scenario.Id));
            }
        }

        return observations;
    }

    private static Measured Measure(WeightFactors factors, HeldOut heldOut)
    {
        var judged = JudgedCollection.Shared.Measure(new MatchingWeights().Times(factors));
        return new(Math.Round(heldOut.LogLoss, 4), Math.Round(heldOut.Auc, 4), Math.Round(judged.Ndcg10, 4), Math.Round(judged.Recall50, 4));
    }
}
