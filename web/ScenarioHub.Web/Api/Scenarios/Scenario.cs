namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>One need or opportunity (场景) with everything that the reader may see of it.</summary>
public record Scenario(
    Guid Id, long Version, string Number, string Name, string Kind, string? Category, string State, Guid OwnerId, string OwnerName,
    string? DemandParty, string? Field, string Need, string? Goals, IReadOnlyList<Indicator>? Indicators, IReadOnlyList<string>? Technologies,
    string? RegionCode, string? Province, string? City, string? Cooperation, decimal? InvestmentYuan, string? Period, DateTimeOffset? Deadline,
    string? Department, IReadOnlyList<string>? PolicyReferences, bool FirstOfKind, bool Sandbox, string? SourceUrl, string? SourceName,
    Guid? ListId, string? ListNumber, string? ListTitle, IReadOnlyDictionary<string, string>? ReturnReasons, DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? ApprovedAt, DateTimeOffset? ListedAt,
    IReadOnlyList<string>? RegisteredFields = null)
{
    /// <summary>The directions (场景方向) that it answers to.</summary>
    public IReadOnlyList<string>? Directions { get; init; }

    /// <summary>The agency that drafted it, for those who work on it.</summary>
    public string? DraftedByName { get; init; }
}

/// <summary>A scenario as it stands in tables and cards; <c>Need</c> is cut to its first 160 characters.</summary>
public record ScenarioSummary(
    Guid Id, long Version, string Number, string Name, string Kind, string? Category, string State, Guid OwnerId, string OwnerName,
    string? Field, string Need, IReadOnlyList<string>? Technologies, string? Province, string? City, decimal? InvestmentYuan,
    DateTimeOffset? Deadline, bool FirstOfKind, Guid? ListId, string? ListNumber, DateTimeOffset? SubmittedAt, DateTimeOffset? ListedAt,
    string? Highlight);

/// <summary>What a park writes of a scenario. <c>RegisteredFields</c> names what only people who are signed in may read.</summary>
public record ScenarioInput(
    string? Name, string Kind, string? Category, string? DemandParty, string? Field, string? Need, string? Goals,
    IReadOnlyList<Indicator> Indicators, IReadOnlyList<string> Technologies, string? RegionCode, string? Province, string? City,
    string? Cooperation, decimal? InvestmentYuan, string? Period, DateTimeOffset? Deadline, string? Department,
    IReadOnlyList<string> PolicyReferences, bool FirstOfKind, bool Sandbox, string? SourceUrl, string? SourceName,
    IReadOnlyList<string> RegisteredFields)
{
    /// <summary>The directions (场景方向) that it answers to.</summary>
    public IReadOnlyList<string> Directions { get; init; } = [];
}
