namespace ScenarioHub.Bidding.Milestones;

/// <summary>Where a milestone stands.</summary>
public enum MilestoneState
{
    /// <summary>To come (未到期).</summary>
    Planned,

    /// <summary>The supplier says that it is reached (已报告).</summary>
    Reported,

    /// <summary>The demander agrees (已通过).</summary>
    Accepted,

    /// <summary>The demander does not agree yet (已退回).</summary>
    SentBack,

    /// <summary>Its date passed without a report (已逾期). It can still be reported, late.</summary>
    Missed,
}

/// <summary>What can be done with a milestone.</summary>
public enum MilestoneAct
{
    Report,
    Accept,
    SendBack,
    Miss,
}

/// <summary>The life cycle of a milestone (里程碑), in one place.</summary>
public static class MilestoneLife
{
    /// <summary>The state after the act, or nothing where the act is not possible.</summary>
    public static MilestoneState? After(this MilestoneState state, MilestoneAct act) => (state, act) switch
    {
        (MilestoneState.Planned or MilestoneState.SentBack or MilestoneState.Missed, MilestoneAct.Report) => MilestoneState.Reported,
        (MilestoneState.Reported, MilestoneAct.Accept) => MilestoneState.Accepted,
        (MilestoneState.Reported, MilestoneAct.SendBack) => MilestoneState.SentBack,
        (MilestoneState.Planned or MilestoneState.SentBack, MilestoneAct.Miss) => MilestoneState.Missed,
        _ => null,
    };

    /// <summary>Whether the supplier owes a report.</summary>
    public static bool IsOwed(this MilestoneState state) => state is MilestoneState.Planned or MilestoneState.SentBack or MilestoneState.Missed;
}
