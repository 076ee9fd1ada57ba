namespace ScenarioHub.Matchmaking.Matches;

/// <summary>The life cycle of a match (撮合).</summary>
public enum MatchState
{
    /// <summary>Waits for a moderator (待审核).</summary>
    InModeration,

    /// <summary>Put aside by a moderator (暂存).</summary>
    Parked,

    /// <summary>Refused by a moderator, or lapsed (未采纳).</summary>
    Rejected,

    /// <summary>Approved and offered to both sides (已邀请).</summary>
    Introduced,

    /// <summary>Both sides have accepted (双方同意).</summary>
    Accepted,

    /// <summary>One side has declined (已谢绝).</summary>
    Declined,

    /// <summary>The two have begun to talk (洽谈中).</summary>
    Talking,

    /// <summary>The talk led to an agreement (达成合作).</summary>
    Agreed,

    /// <summary>The talk ended without one (已结束).</summary>
    Closed,
}

/// <summary>Who proposed a match.</summary>
public enum MatchSource
{
    Engine,
    Person,
}

/// <summary>Why a moderator refuses a pair (不予撮合的原因): what the engine learns from.</summary>
public enum RejectionReason
{
    /// <summary>The capability does not answer the need (能力不符).</summary>
    Capability,

    /// <summary>A qualification is missing (资质不足).</summary>
    Qualification,

    /// <summary>Too far away for what is needed (地域不符).</summary>
    Region,

    /// <summary>Too small or too large (规模不符).</summary>
    Scale,

    /// <summary>The profile is thin, stuffed or out of date (档案质量).</summary>
    Profile,

    /// <summary>The need is met or no longer there (需求已变).</summary>
    Need,

    /// <summary>The same as another match (重复).</summary>
    Duplicate,

    /// <summary>Something else (其他).</summary>
    Other,
}
