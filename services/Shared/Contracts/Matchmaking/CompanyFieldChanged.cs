namespace ScenarioHub.Contracts.Matchmaking;

/// <summary>What one capability profile says of its company's field, after any change: the state that other services copy.</summary>
/// <param name="Version">The profile's version; an older one is ignored.</param>
/// <param name="Field">The field in the company's words.</param>
/// <param name="Technologies">Names from the technology taxonomy.</param>
/// <param name="Active">Whether the profile is shown.</param>
public record CompanyFieldChanged(
    Guid ProfileId, long Version, Guid CompanyId, string? Field, IReadOnlyList<string> Technologies, bool Active, DateTimeOffset At);
