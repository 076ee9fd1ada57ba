namespace ScenarioHub.Contracts.Bidding;

/// <summary>An objection (异议) was handed in, or has moved on since.</summary>
/// <param name="Owner">The organisation whose challenge it is.</param>
/// <param name="Against"><c>result</c> or <c>cancellation</c>.</param>
/// <param name="State"><c>filed</c>, <c>appointed</c>, <c>upheld</c>, <c>dismissed</c>, <c>withdrawn</c> or <c>lapsed</c>.</param>
/// <param name="Supervisor">The name of the supervisor who decides, once one is appointed.</param>
/// <param name="Decision">The reasons, once it is decided.</param>
/// <param name="Others">Who else is told now: the supervisor's organisation, or after a decision all bidders.</param>
public record ObjectionMoved(
    Guid ObjectionId, long Version, Guid ChallengeId, string Number, string Title, Guid Owner, Party Objector, string Against, string State,
    string? Supervisor, string? Decision, IReadOnlyList<Guid> Others, DateTimeOffset At);
