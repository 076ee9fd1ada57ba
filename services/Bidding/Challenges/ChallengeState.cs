namespace ScenarioHub.Bidding.Challenges;

/// <summary>Where a challenge stands.</summary>
public enum ChallengeState
{
    /// <summary>Being written (草稿).</summary>
    Draft,

    /// <summary>Approved by a second person (已核准).</summary>
    Approved,

    /// <summary>Takes bids (揭榜中).</summary>
    Open,

    /// <summary>The deadline has passed (已截止).</summary>
    Closed,

    /// <summary>The bids were opened and are checked for form (形式审查中).</summary>
    FormalCheck,

    /// <summary>Experts review the bids that passed the formal check (评审中).</summary>
    Review,

    /// <summary>The result is on public notice (公示中).</summary>
    Notice,

    /// <summary>The award binds (已授榜).</summary>
    Awarded,

    /// <summary>Too few bids (流标).</summary>
    Failed,

    /// <summary>Cancelled with a reason (已取消).</summary>
    Cancelled,

    /// <summary>A contract binds (实施中).</summary>
    InDelivery,

    /// <summary>Accepted by the demander and a third party (已验收).</summary>
    Accepted,

    /// <summary>Not accepted (验收未通过).</summary>
    DeliveryFailed,

    /// <summary>Ended before acceptance (已终止).</summary>
    Terminated,
}

/// <summary>Who has the problem.</summary>
public enum ChallengeType
{
    /// <summary>A public task (政府榜).</summary>
    Government,

    /// <summary>An enterprise's need (企业榜).</summary>
    Enterprise,
}

/// <summary>What can be done with a challenge.</summary>
public enum ChallengeAct
{
    Edit,
    Approve,
    Open,
    Extend,
    Cancel,
    Ask,
    Answer,
    Bid,
    Close,
    OpenBids,
    Check,
    Convene,
    Notice,
    Award,
    VoidNotice,
    Restore,
    Deliver,
    EndDelivery,
}

/// <summary>The life cycle of a challenge: which act is possible in which state. Times and persons are asked elsewhere.</summary>
public static class ChallengeLife
{
    /// <summary>Whether the state lets the act happen.</summary>
    public static bool Allows(this ChallengeState state, ChallengeAct act) => act switch
    {
        ChallengeAct.Edit => state is ChallengeState.Draft or ChallengeState.Approved or ChallengeState.Open,
        ChallengeAct.Approve => state is ChallengeState.Draft,
        ChallengeAct.Open => state is ChallengeState.Approved,
        ChallengeAct.Extend or ChallengeAct.Ask or ChallengeAct.Answer or ChallengeAct.Bid or ChallengeAct.Close => state is ChallengeState.Open,
        ChallengeAct.OpenBids => state is ChallengeState.Closed,
        ChallengeAct.Check => state is ChallengeState.FormalCheck,
        ChallengeAct.Convene or ChallengeAct.Notice => state is ChallengeState.Review,
        ChallengeAct.Award or ChallengeAct.VoidNotice => state is ChallengeState.Notice,
        ChallengeAct.Restore => state is ChallengeState.Cancelled,
        ChallengeAct.Deliver or ChallengeAct.EndDelivery => state is ChallengeState.Awarded or ChallengeState.InDelivery,
        ChallengeAct.Cancel => !state.HasEnded() && state is not (ChallengeState.Awarded or ChallengeState.InDelivery),
    };

    /// <summary>Whether nothing more comes after the state.</summary>
    public static bool HasEnded(this ChallengeState state) => state is ChallengeState.Failed or ChallengeState.Cancelled or ChallengeState.Accepted
        or ChallengeState.DeliveryFailed or ChallengeState.Terminated;
}
