using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Reviews;

namespace ScenarioHub.Bidding.Visibility;

/// <summary>What there is to see of a review.</summary>
public enum ReviewPart
{
    /// <summary>Who sits on the panel, who reads what and why, and the conflicts.</summary>
    Panel,

    /// <summary>An assigned bid with the reader's own score sheet.</summary>
    AssignedBid,

    /// <summary>The other experts' scores for a bid.</summary>
    Scores,

    /// <summary>The panel's discussion.</summary>
    Discussion,

    /// <summary>The ranking and the minutes.</summary>
    Ranking,

    /// <summary>The scores and comments of the reader's own bid, without the experts' names.</summary>
    OwnBidScores,
}

/// <summary>Where a reader stands in a review.</summary>
/// <param name="Review">The review.</param>
/// <param name="Seat">The reader's seat, where there is one.</param>
/// <param name="Assigned">Whether the bid in question is one that the reader is to score.</param>
/// <param name="OwnIn">Whether the reader's own sheet for it is submitted.</param>
/// <param name="OwnBid">Whether it is the reader's own organisation's bid.</param>
public record Standing(Review Review, Seat? Seat, bool Assigned = false, bool OwnIn = false, bool OwnBid = false)
{
    /// <summary>Whether the reader sits on the panel now; recused and released experts see nothing.</summary>
    public bool Sits => Seat is { State: SeatState.Accepted } && Review.State is not ReviewState.Convening;
}

/// <summary>The review's rows of the table.</summary>
public static partial class VisibilityRules
{
    /// <summary>Whether the experts that a bid was assigned to still read it: a bid that lost is none of theirs any more.</summary>
    public static bool ShowsExperts(Bid bid) => bid.State is not (BidState.NotSelected or BidState.Rejected);

    /// <summary>Whether the reader may see a part of a review now.</summary>
    public static bool MaySee(this Reader reader, ReviewPart part, Challenge challenge, Standing stand)
    {
        var allIn = stand.Review.State is ReviewState.Discussion or ReviewState.Finished;
        var office = reader.ActsFor(challenge.OwnerId) || reader.IsAdministrator;
        return part switch
        {
            ReviewPart.Panel => office || reader.IsSupervisor,
            ReviewPart.AssignedBid => stand is { Sits: true, Assigned: true },
            ReviewPart.Scores => reader.IsSupervisor || (office && allIn) || stand is { Sits: true, Assigned: true, OwnIn: true } || (stand.Sits && allIn),
            ReviewPart.Discussion => allIn && (office || reader.IsSupervisor || stand.Sits),
            ReviewPart.Ranking => stand.Review.State is ReviewState.Finished && (office || reader.IsSupervisor || stand.Sits),
            ReviewPart.OwnBidScores => stand.OwnBid && challenge.NoticeEndsAt is not null,
        };
    }
}
