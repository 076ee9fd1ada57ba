namespace ScenarioHub.Bidding.Notices;

/// <summary>A bid that is proposed as the winner (拟揭榜单位); in a race there are several.</summary>
public record Winner(Guid BidId, Guid BidderId, string BidderName);
