namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>What a moderator looks for in the queue; the same names stand in the page's query string.</summary>
public record QueueQuery(string? Q, string? Kind, string? Category, bool? Overdue, string? Claim, bool? SecondReader, bool? Again)
{
    /// <summary>As query values.</summary>
    public (string Name, object? Value)[] Values =>
    [
        ("q", Q), ("kind", Kind), ("category", Category), ("overdue", Overdue), ("claim", Claim), ("secondReader", SecondReader), ("again", Again),
    ];

    /// <summary>A yes of the query string.</summary>
    public static bool? Yes(string? value) => "true".Equals(value, StringComparison.OrdinalIgnoreCase) ? true : null;

    /// <summary>Whether anything narrows the queue.</summary>
    public bool IsSet => Values.Any(v => v.Value is not (null or ""));
}

/// <summary>A scenario that waits for a moderator.</summary>
public record QueueItem(
    Guid Id, long Version, string Number, string Name, string Kind, string? Category, string State, Guid OwnerId, string OwnerName, string? Field, string Need,
    IReadOnlyList<string>? Technologies, string? Province, string? City, decimal? InvestmentYuan, DateTimeOffset? Deadline, bool FirstOfKind,
    DateTimeOffset? SubmittedAt, DateTimeOffset DueAt, double WorkingHours, bool Overdue, string? ClaimedBy, DateTimeOffset? ClaimedUntil, bool ClaimedByMe,
    bool NeedsSecondReader, string? FirstReader, int Round, bool Own);

/// <summary>Who is at a case, until when.</summary>
public record CaseClaim(Guid ScenarioId, string By, bool Mine, DateTimeOffset ClaimedAt, DateTimeOffset ExpiresAt);

/// <summary>A case on the moderator's desk.</summary>
public record ModerationCase(
    DateTimeOffset DueAt, double WorkingHours, bool Overdue, CaseClaim? Claim, bool NeedsSecondReader, string? FirstReader, bool FirstReaderIsMe, bool Own);

/// <summary>One time that a scenario was handed in.</summary>
public record SubmittedVersion(
    int Round, DateTimeOffset SubmittedAt, ScenarioInput Content, DateTimeOffset? ReturnedAt, IReadOnlyDictionary<string, string>? Reasons);

/// <summary>The rules of the moderator's desk. <c>SecondReader</c>: off, flagged, all.</summary>
public record ModerationPolicy(
    long Version, int ClaimMinutes, int ServiceDays, int BulkLimit, int ConfirmAbove, string SecondReader, bool FirstOfKind, decimal? InvestmentAbove);

/// <summary>What administrators set.</summary>
public record PolicyInput(int ClaimMinutes, int ServiceDays, int BulkLimit, string? SecondReader, bool FirstOfKind, decimal? InvestmentAbove);
