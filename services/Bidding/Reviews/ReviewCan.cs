using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Visibility;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>What a reader may do with a review now, so that a page shows only what works; every act asks again.</summary>
public static class ReviewCan
{
    /// <summary>The acts by their names in the API.</summary>
    public static IReadOnlyList<string> Of(Challenge challenge, Review review, Reader reader, IReadOnlyList<Seat> seats, int open)
    {
        var (state, running) = (review.State, challenge.State.Allows(ChallengeAct.Convene));
        var park = running && reader.Verified && reader.ActsFor(challenge.OwnerId);
        (string Name, bool May)[] acts =
        [
            ("propose", park && state.Allows(ReviewAct.Convene) && open > 0),
            ("invite", park && state.Allows(ReviewAct.Convene) && seats.Any(s => s.State is SeatState.Proposed)),
            ("release", park && state.Allows(ReviewAct.Convene)),
            ("chair", park && seats.Any(s => s.State is SeatState.Accepted) && state is not ReviewState.Finished),
            ("start", park && state.Allows(ReviewAct.Start) && open <= 0),
            ("finish", park && state.Allows(ReviewAct.Finish)),
            ("reorder", park && state.Allows(ReviewAct.Reorder) && review.Reordering is not { Confirmed: null } && review.Ranking.Count > 1),
            ("decide", running && reader.IsAdministrator && review.Reordering is { Confirmed: null } waiting && waiting.ProposedBy != reader.Person),
        ];
        return [.. acts.Where(a => a.May).Select(a => a.Name)];
    }
}
