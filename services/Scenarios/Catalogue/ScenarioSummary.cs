using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>A scenario in a list of many.</summary>
/// <param name="Need">The first 160 characters.</param>
/// <param name="Highlight">Where it answers the query, as HTML: encoded text with the hits in <c>mark</c>.</param>
public record ScenarioSummary(
    Guid Id, long Version, string Number, string Name, ScenarioKind Kind, ScenarioCategory? Category, ScenarioState State, Guid OwnerId, string OwnerName,
    string? Field, string Need, string[] Technologies, string? Province, string? City, decimal? InvestmentYuan, DateTimeOffset? Deadline, bool FirstOfKind,
    Guid? ListId, string? ListNumber, DateTimeOffset? SubmittedAt, DateTimeOffset? ListedAt, string? Highlight);
