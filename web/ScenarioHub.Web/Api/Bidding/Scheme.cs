namespace ScenarioHub.Web.Api.Bidding;

/// <summary>The figures of a scheme (办法).</summary>
public record Scheme
{
    public string? Name { get; init; }
    public int? MinimumBids { get; init; }
    public int? MaximumOpenBids { get; init; }
    public int? MaximumMembers { get; init; }
    public int? MaximumEvidence { get; init; }
    public int? NoticeDays { get; init; }
    public int? NoticeWorkingDays { get; init; }
    public int? ChangeDays { get; init; }
    public int? CureWorkingDays { get; init; }
    public int? CreditYears { get; init; }
    public decimal? OwnToPublicRatio { get; init; }
    public decimal? PublicMoneyRate { get; init; }
    public decimal? PublicMoneyCapYuan { get; init; }
    public int? PanelSize { get; init; }
    public bool BlindReview { get; init; }
    public int? AffiliationYears { get; init; }
    public IReadOnlyList<SchemeCriterion> Criteria { get; init; } = [];
    public string TieRule { get; init; } = "earliestSubmission";
    public string Sealing { get; init; } = "escrow";
    public int? Custodians { get; init; }
    public int? CustodyThreshold { get; init; }
    public int? ExtensionMonths { get; init; }
    public IReadOnlyList<SchemeTranche> Tranches { get; init; } = [];
    public RaceRules Race { get; init; } = new();
    public SchemeSource? Source { get; init; }
}

/// <summary>What experts score, in per cent of the whole.</summary>
public record SchemeCriterion(string? Key, string? Name, string? NameEn, decimal? Weight);

/// <summary>A part of the public money and when it is paid. <c>Base</c>: publicMoney, contractValue, auditedSpending.</summary>
public record SchemeTranche(string? Name, string? NameEn, decimal? Rate, string Base, decimal? CapYuan);

/// <summary>The rules of a race (赛马).</summary>
public record RaceRules
{
    public int? MinimumRunners { get; init; }
    public int? MaximumRunners { get; init; }
    public int? MinimumGates { get; init; }
    public decimal? ClosePoints { get; init; }
    public bool FirstToReachWins { get; init; }
}

/// <summary>Which version of which scheme a challenge was posted under.</summary>
public record SchemeSource(Guid SchemeId, int Number);

/// <summary>A scheme with its versions, the newest first.</summary>
public record SchemeBook(Guid Id, long Version, string Name, bool IsDefault, string State, IReadOnlyList<SchemeVersion> Versions)
{
    /// <summary>The version in force.</summary>
    public SchemeVersion? Published => Versions.FirstOrDefault(v => v.State == "published");

    /// <summary>The version that is being written.</summary>
    public SchemeVersion? Draft => Versions.FirstOrDefault(v => v.State == "draft");
}

/// <summary>One version. <c>State</c>: draft, published, retired.</summary>
public record SchemeVersion(
    int Number, string State, Scheme Figures, string? Note, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt, DateTimeOffset? RetiredAt);

/// <summary>A figure that two versions have different.</summary>
public record FigureChange(string Field, string? Before, string? After);

/// <summary>A day that is not what its weekday says. <c>Kind</c>: holiday, workday, ordinary.</summary>
public record CalendarDay(DateOnly Date, string Kind, string Name, bool Entered, long Version);

/// <summary>Two related organisations.</summary>
public record RelatedOrganizations(Guid Id, string AName, string BName, string Kind, string? Source, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt);

/// <summary>A request to let a bid in after the deadline. <c>State</c>: asked, admitted, refused.</summary>
public record LateRequest(
    Guid Id, long Version, Guid ChallengeId, string ChallengeNumber, string ChallengeTitle, DateTimeOffset Deadline, string BidderName, string Reason,
    string State, DateTimeOffset AskedAt, IReadOnlyList<LateDecision> Decisions, bool DecidedByMe);

/// <summary>What one administrator has decided.</summary>
public record LateDecision(Guid Person, bool Admit, string Reason, DateTimeOffset At);
