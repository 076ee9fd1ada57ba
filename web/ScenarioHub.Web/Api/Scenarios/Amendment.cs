namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>One field before and after.</summary>
public record FieldChange(string Field, string? Before, string? After);

/// <summary>A change of an approved text (更正). <c>State</c>: proposed, approved, rejected, withdrawn.</summary>
public record Amendment(
    Guid Id, long Version, Guid ScenarioId, string ScenarioNumber, string ScenarioName, Guid OwnerId, string OwnerName, string State, int? Edition,
    string Rationale, string? Reason, IReadOnlyList<FieldChange> Changes, DateTimeOffset ProposedAt, DateTimeOffset? DecidedAt);

