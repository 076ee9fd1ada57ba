namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>A batch of scenarios (清单) as it stands in tables. <c>State</c>: drafting, scheduled, published, superseded.</summary>
public record ListSummary(
    Guid Id, long Version, string? Number, string Title, string State, Guid OwnerId, string OwnerName, int ScenarioCount,
    DateTimeOffset? PublishedAt, DateTimeOffset CreatedAt, bool Aimed = false, DateTimeOffset? ScheduledAt = null);

/// <summary>A list with its scenarios. Audience and schedule problem are its owner's to know.</summary>
public record ScenarioList(
    Guid Id, long Version, string? Number, string Title, string State, Guid OwnerId, string OwnerName, int ScenarioCount,
    DateTimeOffset? PublishedAt, DateTimeOffset CreatedAt, string? Introduction, IReadOnlyList<ScenarioSummary> Scenarios, bool Aimed = false,
    ListAudience? Audience = null, int? MemberCount = null, DateTimeOffset? ScheduledAt = null, string? ScheduleProblem = null, Guid? SupersedesId = null,
    ListMark? Supersedes = null, ListMark? SupersededBy = null);

/// <summary>Another list that this one points to.</summary>
public record ListMark(Guid Id, string? Number, string Title);

/// <summary>Whom a list is for: companies by tier, region and field, and organisations picked by hand.</summary>
public record ListAudience(
    IReadOnlyList<string>? Tiers, IReadOnlyList<string>? Regions, IReadOnlyList<string>? Fields, IReadOnlyList<Guid>? Organizations);

/// <summary>What an audience comes to now.</summary>
public record AudienceView(int Count, IReadOnlyList<Player> First);

/// <summary>An organisation that a list can be aimed at.</summary>
public record Player(Guid Id, string Kind, string Name, string RegionCode, string? GrowthTier);

/// <summary>What a park writes of a list; the scenarios are approved, its own, and in no other list.</summary>
public record ListInput(string? Title, string? Introduction, IReadOnlyList<Guid> ScenarioIds, ListAudience? Audience = null, Guid? SupersedesId = null);

/// <summary>What changed in a list after its publication. <c>Kind</c>: amendment, withdrawal.</summary>
public record ListNotice(
    int Number, string Kind, Guid ScenarioId, string ScenarioNumber, string ScenarioName, string Reason, int? Edition, IReadOnlyList<FieldChange>? Changes,
    DateTimeOffset At);
