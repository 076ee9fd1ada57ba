using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Conflicts;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>Makes the views of seats for their own experts.</summary>
public class SeatReading(BiddingDb db)
{
    /// <summary>Some seats of one expert.</summary>
    public async Task<List<OwnSeat>> SeatsAsync(IReadOnlyList<Seat> seats, CancellationToken ct)
    {
        var ids = seats.Select(s => s.ChallengeId).ToList();
        var own = seats.Select(s => s.Id).ToList();
        var challenges = await db.Challenges.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var reviews = await db.Reviews.AsNoTracking().Where(r => ids.Contains(r.ChallengeId)).ToDictionaryAsync(r => r.ChallengeId, ct);
        var sheets = (await db.Sheets.AsNoTracking().Where(s => own.Contains(s.SeatId) && s.State != SheetState.Void).Select(s => new { s.SeatId, s.State }).ToListAsync(ct))
            .ToLookup(s => s.SeatId, s => s.State);
        var bidders = await BiddersAsync(seats, challenges, reviews, ct);
        return [.. seats.Select(s => Of(s, challenges[s.ChallengeId], reviews[s.ChallengeId], [.. sheets[s.Id]], bidders.GetValueOrDefault(s.ChallengeId)))];
    }

    /// <summary>Only the invited are asked to declare, and only where names may be read.</summary>
    private async Task<Dictionary<Guid, List<string>>> BiddersAsync(
        IReadOnlyList<Seat> seats, Dictionary<Guid, Challenge> challenges, Dictionary<Guid, Review> reviews, CancellationToken ct)
    {
        var open = seats.Where(s => s.State is SeatState.Invited && !challenges[s.ChallengeId].Scheme.BlindReview).SelectMany(s => reviews[s.ChallengeId].Labels).ToList();
        var bids = await db.Bids.AsNoTracking().Where(b => open.Contains(b.Id)).ToListAsync(ct);
        var parties = await db.BidderPartiesAsync(bids, ct);
        return bids.GroupBy(b => b.ChallengeId).ToDictionary(g => g.Key, g => g.SelectMany(b => parties[b.Id].All.Select(p => p.Name)).Distinct().Order().ToList());
    }

    private static OwnSeat Of(Seat s, Challenge c, Review r, IReadOnlyList<SheetState> sheets, IReadOnlyList<string>? bidders)
    {
        var running = c.State.Allows(ChallengeAct.Convene) && r.State is not ReviewState.Finished;
        (string Name, bool May)[] acts =
        [
            ("accept", running && s.State is SeatState.Invited),
            ("recuse", running && s.State is (SeatState.Invited or SeatState.Accepted)),
            ("remark", running && s.State is SeatState.Accepted && r.State.Allows(ReviewAct.Discuss)),
            ("reopen", running && s.State is SeatState.Accepted && s.Id == r.ChairId && r.State.Allows(ReviewAct.Reopen)),
        ];
        return new(
            s.Id, s.Version, c.Id, c.Number, c.Title, c.OwnerName, s.State, r.State, c.Scheme.BlindReview, r.Labels.Count, bidders, s.AnswerBy, r.Due, s.Declared,
            s.Id == r.ChairId, sheets.Count, sheets.Count(x => x is SheetState.Submitted), [.. acts.Where(a => a.May).Select(a => a.Name)]);
    }
}
