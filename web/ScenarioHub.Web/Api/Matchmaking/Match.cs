namespace ScenarioHub.Web.Api.Matchmaking;

/// <summary>A proposed pair (撮合). <c>State</c>: inModeration, parked, rejected, introduced, accepted, declined.</summary>
public record Match(
    Guid Id, long Version, string State, double Score, ScenarioCard Scenario, Profile Profile, Reasons Reasons, string Source,
    string? SuggestedBy, string? Note, string? DecisionReason, DateTimeOffset CreatedAt, DateTimeOffset? DecidedAt,
    IReadOnlyList<CodedText>? Conflicts, IReadOnlyList<Match>? Alternatives, string? ReasonCode = null, DateTimeOffset? ParkedUntil = null, Guid? MergedInto = null,
    DateTimeOffset? FirstApprovedAt = null, IReadOnlyList<MatchNote>? Notes = null);

/// <summary>Why two fit, and what is missing; texts are in the reader's language.</summary>
public record Reasons(
    IReadOnlyList<Term>? Terms, IReadOnlyList<string>? Technologies, IReadOnlyList<CodedText>? Attributes, IReadOnlyList<CodedText>? Missing);

/// <summary>A shared word, where it stands (title, capability, products, field), and what it weighs.</summary>
public record Term(string Text, string In, double Weight);

/// <summary>A company that fits a need.</summary>
public record FoundCompany(int Rank, double Score, Profile Profile, Reasons Reasons);

/// <summary>A scenario that fits the own profiles.</summary>
public record Recommendation(int Rank, double Score, ScenarioCard Scenario, Reasons Reasons, string? LikeDismissed);

/// <summary>Free text to find companies for.</summary>
public record CompanySearch(
    string? Title, string? Need, string? Field, IReadOnlyList<string>? Technologies, string? Province, string? City, int? Limit);
