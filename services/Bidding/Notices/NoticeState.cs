namespace ScenarioHub.Bidding.Notices;

/// <summary>Where a public notice stands.</summary>
public enum NoticeState
{
    /// <summary>On notice, or its period is over and nothing binds yet (公示中).</summary>
    Running,

    /// <summary>The award that it announced binds (已生效).</summary>
    Binding,

    /// <summary>An objection was upheld, or the challenge was cancelled (已作废).</summary>
    Void,
}
