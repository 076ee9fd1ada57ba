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
}

/// <summary>Who proposed a match.</summary>
public enum MatchSource
{
    Engine,
    Person,
}
