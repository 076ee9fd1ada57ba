namespace ScenarioHub.Bidding.Objections;

/// <summary>Where an objection stands.</summary>
public enum ObjectionState
{
    /// <summary>Handed in (已提出).</summary>
    Filed,

    /// <summary>A supervisor is to decide it (处理中).</summary>
    Appointed,

    /// <summary>It was right; what it was against is void (成立).</summary>
    Upheld,

    /// <summary>It was not (不成立).</summary>
    Dismissed,

    /// <summary>The objector took it back (已撤回).</summary>
    Withdrawn,

    /// <summary>What it was against was voided meanwhile (已失效).</summary>
    Lapsed,
}

/// <summary>What an objection is against.</summary>
public enum ObjectionAgainst
{
    /// <summary>A result on public notice (公示结果).</summary>
    Result,

    /// <summary>The cancellation of a challenge (取消决定).</summary>
    Cancellation,
}

/// <summary>What can be done with an objection.</summary>
public enum ObjectionAct
{
    Appoint,
    Uphold,
    Dismiss,
    Withdraw,
    Lapse,
}

/// <summary>The life cycle of an objection (异议), in one place.</summary>
public static class ObjectionLife
{
    /// <summary>Whether it still stands in the way of an award.</summary>
    public static bool IsOpen(this ObjectionState state) => state is ObjectionState.Filed or ObjectionState.Appointed;

    /// <summary>The state after the act, or nothing where the act is not possible. Appointing again replaces the supervisor.</summary>
    public static ObjectionState? After(this ObjectionState state, ObjectionAct act) => (state, act) switch
    {
        (ObjectionState.Filed or ObjectionState.Appointed, ObjectionAct.Appoint) => ObjectionState.Appointed,
        (ObjectionState.Appointed, ObjectionAct.Uphold) => ObjectionState.Upheld,
        (ObjectionState.Appointed, ObjectionAct.Dismiss) => ObjectionState.Dismissed,
        (ObjectionState.Filed or ObjectionState.Appointed, ObjectionAct.Withdraw) => ObjectionState.Withdrawn,
        (ObjectionState.Filed or ObjectionState.Appointed, ObjectionAct.Lapse) => ObjectionState.Lapsed,
        _ => null,
    };
}
