namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>A batch of scenarios (清单) as it stands in tables. <c>State</c>: drafting, published.</summary>
public record ListSummary(
    Guid Id, long Version, string? Number, string Title, string State, Guid OwnerId, string OwnerName, int ScenarioCount,
    DateTimeOffset? PublishedAt, DateTimeOffset CreatedAt);

/// <summary>A list with its scenarios.</summary>
public record ScenarioList(
    Guid Id, long Version, string? Number, string Title, string State, Guid OwnerId, string OwnerName, int ScenarioCount,
    DateTimeOffset? PublishedAt, DateTimeOffset CreatedAt, string? Introduction, IReadOnlyList<ScenarioSummary> Scenarios);

/// <summary>What a park writes of a list; the scenarios are approved, its own, and in no other list.</summary>
public record ListInput(string? Title, string? Introduction, IReadOnlyList<Guid> ScenarioIds);
