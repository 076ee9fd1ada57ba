namespace ScenarioHub.Contracts.Bidding;

/// <summary>
/// A bid was received or withdrawn: told to its own organisation and to nobody else. Carries nothing of the bid's content.
/// </summary>
/// <param name="Act"><c>submitted</c> or <c>withdrawn</c>.</param>
public record BidReceived(Guid BidId, long Version, Guid ChallengeId, string Number, string Title, Guid BidderId, string Act, DateTimeOffset At);
