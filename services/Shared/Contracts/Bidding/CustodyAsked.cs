namespace ScenarioHub.Contracts.Bidding;

/// <summary>Custodians (开标保管人) of a challenge are asked to act: to accept a place, or to hand in their shares after the deadline.</summary>
/// <param name="Act"><c>accept</c> or <c>handIn</c>.</param>
public record CustodyAsked(Guid ChallengeId, long Version, string Number, string Title, Party Owner, string Act, DateTimeOffset At);
