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

    /// <summary>Something is missing that the bidder may bring once (待补正).</summary>
    Curing,

    /// <summary>Passed the formal check (形式审查通过).</summary>
    Passed,

    /// <summary>Rejected at the formal check (形式审查未通过).</summary>
    Rejected,

    /// <summary>Scored by the panel (已评分).</summary>
    Scored,

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
    AskCure,
    Cure,
    Pass,
    Reject,
    Score,
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
        (BidState.Opened, BidAct.AskCure) => BidState.Curing,
        (BidState.Curing, BidAct.Cure) => BidState.Curing,
        (BidState.Opened or BidState.Curing, BidAct.Pass) => BidState.Passed,
        (BidState.Opened or BidState.Curing, BidAct.Reject) => BidState.Rejected,
        (BidState.Passed, BidAct.Score) => BidState.Scored,
        (BidState.Scored, BidAct.Propose) => BidState.Proposed,
        (BidState.Scored, BidAct.PassOver) => BidState.NotSelected,
        (BidState.Proposed, BidAct.Award) => BidState.Awarded,
        (BidState.Proposed or BidState.NotSelected, BidAct.Reconsider) => BidState.Scored,
        _ => null,
    };

    /// <summary>Whether somebody beside the bidder can know of a bid in this state at all.</summary>
    public static bool IsOpened(this BidState state) =>
        state is not (BidState.Draft or BidState.Submitted or BidState.Amended or BidState.Withdrawn);
}
