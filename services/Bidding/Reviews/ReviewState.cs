namespace ScenarioHub.Bidding.Reviews;

/// <summary>Where a review stands.</summary>
public enum ReviewState
{
    /// <summary>The panel is being convened (组建评审组).</summary>
    Convening,

    /// <summary>Experts score (评分中).</summary>
    Scoring,

    /// <summary>All scores are in and the panel talks them over (合议中).</summary>
    Discussion,

    /// <summary>There is a ranking (已形成排序).</summary>
    Finished,
}

/// <summary>Where a seat on a panel stands.</summary>
public enum SeatState
{
    /// <summary>Proposed by the assignment (拟邀请).</summary>
    Proposed,

    /// <summary>Invited (已邀请).</summary>
    Invited,

    /// <summary>Sits on the panel (已接受).</summary>
    Accepted,

    /// <summary>Has recused itself (已回避): sees nothing.</summary>
    Recused,

    /// <summary>Released by the park (已解除).</summary>
    Released,
}

/// <summary>Where a score sheet stands.</summary>
public enum SheetState
{
    /// <summary>Not begun (待评分).</summary>
    Assigned,

    /// <summary>Saved and not submitted (已保存).</summary>
    Draft,

    /// <summary>Submitted and locked (已提交).</summary>
    Submitted,

    /// <summary>Does not count, because the expert has left (已作废).</summary>
    Void,
}

/// <summary>What can be done with a review.</summary>
public enum ReviewAct
{
    Convene,
    Start,
    Score,
    Reopen,
    Discuss,
    Finish,
    Reorder,
}

/// <summary>The life cycle of a review: which act is possible in which state.</summary>
public static class ReviewLife
{
    /// <summary>Whether the state lets the act happen.</summary>
    public static bool Allows(this ReviewState state, ReviewAct act) => act switch
    {
        ReviewAct.Convene => state is ReviewState.Convening or ReviewState.Scoring,
        ReviewAct.Start => state is ReviewState.Convening,
        ReviewAct.Score => state is ReviewState.Scoring,
        ReviewAct.Reopen => state is ReviewState.Scoring or ReviewState.Discussion,
        ReviewAct.Discuss or ReviewAct.Finish => state is ReviewState.Discussion,
        ReviewAct.Reorder => state is ReviewState.Finished,
    };

    /// <summary>Whether the seat's expert belongs to the panel or may still come to.</summary>
    public static bool Holds(this SeatState state) => state is SeatState.Proposed or SeatState.Invited or SeatState.Accepted;
}
