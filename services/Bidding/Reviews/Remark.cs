namespace ScenarioHub.Bidding.Reviews;

/// <summary>Something said in the panel's discussion (合议发言), about one bid or about all.</summary>
public record Remark(Guid Id, Guid ChallengeId, Guid SeatId, Guid? BidId, string Text, DateTimeOffset At);
