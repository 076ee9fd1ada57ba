using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Lists;

/// <summary>A list among many.</summary>
public record ListSummary(
    Guid Id, long Version, string? Number, string Title, ListState State, Guid OwnerId, string OwnerName, int ScenarioCount, DateTimeOffset? PublishedAt,
    DateTimeOffset CreatedAt) : IVersioned;

/// <summary>A list with the scenarios that the reader may see.</summary>
public record ListView(
    Guid Id, long Version, string? Number, string Title, ListState State, Guid OwnerId, string OwnerName, int ScenarioCount, DateTimeOffset? PublishedAt,
    DateTimeOffset CreatedAt, string? Introduction, IReadOnlyList<ScenarioSummary> Scenarios) : IVersioned
{
    internal static ListView Of(ScenarioList list, IReadOnlyList<ScenarioSummary> scenarios) => new(
        list.Id, list.Version, list.Number, list.Title, list.State, list.OwnerId, list.OwnerName, list.Entries.Count, list.PublishedAt, list.CreatedAt,
        list.Introduction, scenarios);
}
