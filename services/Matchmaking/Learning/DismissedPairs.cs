using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Index;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.Matchmaking.Recommendations;

namespace ScenarioHub.Matchmaking.Learning;

/// <summary>
/// What companies have put aside (不感兴趣) and not taken back, as pairs that teach. A pair that moderators or parties decided is not among them:
/// their word counts, and once.
/// </summary>
internal static class DismissedPairs
{
    /// <summary>The newest so many in all.</summary>
    private const int Most = 5_000;

    /// <summary>And of one company, so that one that clicks much does not outweigh the others.</summary>
    private const int MostOfCompany = 20;

    private const int Batch = 500;

    public static async Task<List<(ScenarioDocument Scenario, CompanyDocument Profile, DismissalReason Reason)>> ReadAsync(MatchmakingDb db, CancellationToken ct)
    {
        // The profile is the one that fitted best when it was said, as the decision has it.
        var said = await db.Dismissals.AsNoTracking()
            .Where(d => d.Active && d.ReasonCode != DismissalReason.Capacity && d.ReasonCode != DismissalReason.Other
                && !db.Matches.Any(m => m.ScenarioId == d.ScenarioId && m.Profile.CompanyId == d.CompanyId
                    && m.State != MatchState.InModeration && m.State != MatchState.Parked && !(m.State == MatchState.Rejected && m.Lapsed != null)))
            .OrderByDescending(d => d.At).ThenBy(d => d.ScenarioId).Take(Most)
            .Select(d => new
            {
                d.CompanyId, d.ScenarioId, d.ReasonCode,
                ProfileId = db.Decisions.Where(p => p.ScenarioId == d.ScenarioId && p.Kind == "dismissal" && db.Profiles.Any(o => o.Id == p.ProfileId && o.CompanyId == d.CompanyId))
                    .OrderByDescending(p => p.Seq).Select(p => p.ProfileId).FirstOrDefault(),
            }).ToListAsync(ct);
        var pairs = new List<(ScenarioDocument, CompanyDocument, DismissalReason)>();
        foreach (var batch in said.Where(s => s.ProfileId is not null).GroupBy(s => s.CompanyId).SelectMany(of => of.Take(MostOfCompany)).Chunk(Batch))
        {
            var (scenarioIds, profileIds) = (batch.Select(s => s.ScenarioId).Distinct().ToArray(), batch.Select(s => s.ProfileId!.Value).Distinct().ToArray());
            var scenarios = await db.Scenarios.AsNoTracking().Where(s => scenarioIds.Contains(s.Id) && s.Card != null).ToDictionaryAsync(s => s.Id, ct);
            var profiles = await db.Profiles.AsNoTracking().Where(p => profileIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
            pairs.AddRange(batch.Where(s => scenarios.ContainsKey(s.ScenarioId) && profiles.ContainsKey(s.ProfileId!.Value))
                .Select(s => (scenarios[s.ScenarioId].ToDocument(), profiles[s.ProfileId!.Value].ToDocument(), s.ReasonCode)));
        }

        return pairs;
    }
}
