namespace ScenarioHub.Matchmaking.Events;

/// <summary>The life cycle of a matchmaking event (对接会、路演).</summary>
public enum DayState
{
    /// <summary>Being prepared; nobody knows of it (筹备).</summary>
    Draft,

    /// <summary>Invitations are out (邀请中).</summary>
    Inviting,

    /// <summary>There is a programme, which only its owner sees (已排期).</summary>
    Scheduled,

    /// <summary>The programme is known to those who take part (已发布).</summary>
    Published,

    /// <summary>It is over (已举办).</summary>
    Held,

    /// <summary>It does not take place (已取消).</summary>
    Cancelled,
}

/// <summary>As what somebody takes part (参会身份).</summary>
public enum SideRole
{
    /// <summary>A park with one of its scenarios; hosts a table (场景方).</summary>
    Scenario,

    /// <summary>A bank or fund; hosts a table (金融机构).</summary>
    Funder,

    /// <summary>A company; goes from table to table (企业).</summary>
    Company,
}

/// <summary>What somebody has said to the invitation.</summary>
public enum SideState
{
    Proposed,
    Invited,
    Accepted,
    Declined,
    Removed,
}

/// <summary>What came of a meeting (对接结果).</summary>
public enum MeetingOutcome
{
    /// <summary>Nothing more (无后续).</summary>
    None,

    /// <summary>They go on talking (继续洽谈).</summary>
    FollowUp,

    /// <summary>A declared intent (达成意向).</summary>
    Intent,

    /// <summary>Signed on the day (现场签约).</summary>
    Signed,
}
