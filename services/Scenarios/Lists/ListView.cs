using ScenarioHub.Scenarios.Audiences;
using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Lists;

/// <summary>A list among many.</summary>
/// <param name="Aimed">Whether it is for groups only.</param>
public record ListSummary(
    Guid Id, long Version, string? Number, string Title, ListState State, Guid OwnerId, string OwnerName, int ScenarioCount, DateTimeOffset? PublishedAt,
    DateTimeOffset CreatedAt, bool Aimed, DateTimeOffset? ScheduledAt) : IVersioned;

/// <summary>A list with the scenarios that the reader may see. Whom it is aimed at is its owner's to know.</summary>
public record ListView(
    Guid Id, long Version, string? Number, string Title, ListState State, Guid OwnerId, string OwnerName, int ScenarioCount, DateTimeOffset? PublishedAt,
    DateTimeOffset CreatedAt, string? Introduction, bool Aimed, IReadOnlyList<ScenarioSummary> Scenarios) : IVersioned
{
    public AudienceRule? Audience { get; private init; }

    public int? MemberCount { get; private init; }

    public DateTimeOffset? ScheduledAt { get; private init; }

    public string? ScheduleProblem { get; private init; }

    public Guid? SupersedesId { get; private init; }

    public DateTimeOffset? SupersededAt { get; private init; }

    /// <summary>The older list, where the reader may see it.</summary>
    public ListMark? Supersedes { get; init; }

    /// <summary>The newer list, where the reader may see it.</summary>
    public ListMark? SupersededBy { get; init; }

    internal static ListView Of(ScenarioList list, IReadOnlyList<ScenarioSummary> scenarios, bool own = true) => new(
        list.Id, list.Version, list.Number, list.Title, list.State, list.OwnerId, list.OwnerName, list.Entries.Count, list.PublishedAt, list.CreatedAt,
        list.Introduction, list.Audience is not null, scenarios)
    {
        Audience = own ? list.Audience : null,
        MemberCount = own ? list.Members?.Length : null,
        ScheduledAt = list.ScheduledAt,
        ScheduleProblem = own ? list.ScheduleProblem : null,
        SupersedesId = own ? list.SupersedesId : null,
        SupersededAt = list.SupersededAt,
    };
}
