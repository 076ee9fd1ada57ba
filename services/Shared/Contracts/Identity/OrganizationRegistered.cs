namespace ScenarioHub.Contracts.Identity;

/// <summary>An organisation has registered and waits for verification (待核验).</summary>
public record OrganizationRegistered(Guid OrganizationId, string Kind, string Name, IReadOnlyList<string> Warnings, DateTimeOffset At);
