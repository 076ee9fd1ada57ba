namespace ScenarioHub.Bidding.Bids;

/// <summary>Where a bid stands.</summary>
public enum BidState
{
    /// <summary>Being written (草稿).</summary>
    Draft,

    /// <summary>Handed in (已递交).</summary>
    Submitted,

    /// <summary>Changed after it was handed in, and not a bid until it is sent again (已修改未递交).</summary>
    Amended,

    /// <summary>Taken back (已撤回).</summary>
    Withdrawn,

    /// <summary>Opened for review (已开启).</summary>
    Opened,

    /// <summary>Proposed as the winner (拟授榜).</summary>
    Proposed,

    /// <summary>Not selected (未入选).</summary>
    NotSelected,

    /// <summary>Awarded (已授榜).</summary>
    Awarded,
}

/// <summary>What can be done with a bid.</summary>
public enum BidAct
{
    Edit,
    Submit,
    Withdraw,
    Revive,
    Open,
    Propose,
    PassOver,
    Award,
    Reconsider,
}

/// <summary>The life cycle of a bid: where each act leads from each state, in one place. Deadlines and persons are asked elsewhere.</summary>
public static class BidLife
{
    /// <summary>The state after the act, or nothing where the act is not possible.</summary>
    public static BidState? After(this BidState state, BidAct act) => (state, act) switch
    {
        (BidState.Draft, BidAct.Edit) => BidState.Draft,
        (BidState.Submitted or BidState.Amended, BidAct.Edit) => BidState.Amended,
        (BidState.Draft or BidState.Amended, BidAct.Submit) => BidState.Submitted,
        (BidState.Draft or BidState.Submitted or BidState.Amended, BidAct.Withdraw) => BidState.Withdrawn,
        (BidState.Withdrawn, BidAct.Revive) => BidState.Draft,
        (BidState.Submitted, BidAct.Open) => BidState.Opened,
        (BidState.Opened, BidAct.Propose) => BidState.Proposed,
        (BidState.Opened, BidAct.PassOver) => BidState.NotSelected,
        (BidState.Proposed, BidAct.Award) => BidState.Awarded,
        (BidState.Proposed or BidState.NotSelected, BidAct.Reconsider) => BidState.Opened,
        _ => null,
    };

    /// <summary>Whether somebody beside the bidder can know of a bid in this state at all.</summary>
    public static bool IsOpened(this BidState state) =>
        state is BidState.Opened or BidState.Proposed or BidState.NotSelected or BidState.Awarded;
}
