namespace ScenarioHub.Contracts.Bidding;

/// <summary>A challenge (榜) takes bids now, or its deadline or text has changed while it does: the state that other services copy.</summary>
/// <param name="ChallengeId">The challenge.</param>
/// <param name="Version">Its version; an older one is ignored.</param>
/// <param name="Number">Reference number, such as <c>BG-2026-000045</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Owner">Who posts it.</param>
/// <param name="ScenarioId">The scenario that it was made from.</param>
/// <param name="Problem">What is to be solved.</param>
/// <param name="Field">The field, where given.</param>
/// <param name="Deadline">The binding instant.</param>
/// <param name="At">When.</param>
public record ChallengeOpened(
    Guid ChallengeId, long Version, string Number, string Title, Party Owner, Guid? ScenarioId, string Problem, string? Field,
    DateTimeOffset Deadline, DateTimeOffset At);
