namespace ScenarioHub.Contracts.Matchmaking;

/// <summary>An organisation was taken off an event that it had been asked to (移出对接会): it sees nothing of it from here on.</summary>
public record EventSideRemoved(Guid EventId, long Version, Guid OrganizationId, DateTimeOffset At);
