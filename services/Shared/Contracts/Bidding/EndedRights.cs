namespace ScenarioHub.Contracts.Bidding;

/// <summary>A park has let an expert go (解除评审): the seat shows its expert nothing from here on. Who it was is on the panel's page.</summary>
public record ExpertReleased(Guid SeatId, long Version, Guid ChallengeId, DateTimeOffset At);

/// <summary>The lead has taken a member out of a consortium (移出联合体): the member sees nothing of it from here on.</summary>
public record ConsortiumMemberRemoved(Guid BidId, long Version, Guid MemberId, DateTimeOffset At);
