namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>How far a published scenario has come. <c>State</c>: notStarted, talking, signed, running, done, dropped; <c>Next</c> are those that may follow.</summary>
public record ScenarioProgress(
    Guid ScenarioId, long Version, string Number, string Name, string ScenarioState, string State, string? Department, string? Note,
    DateTimeOffset? NextReportAt, bool Due, DateTimeOffset? UpdatedAt, IReadOnlyList<string> Next);

/// <summary>A report on it.</summary>
public record ProgressInput(string? State, string? Department, string? Note, DateTimeOffset? NextReportAt);

/// <summary>What a scenario has led to. <c>Kind</c>: contract, pilot, purchase, investment, other.</summary>
public record Outcome(
    Guid Id, long Version, Guid ScenarioId, string Kind, string Partner, decimal? ValueYuan, DateOnly ReachedOn, bool FirstUse, string? Note,
    DateTimeOffset RecordedAt, string? VoidReason);

/// <summary>A result to be recorded.</summary>
public record OutcomeInput(string? Kind, string? Partner, decimal? ValueYuan, DateOnly? ReachedOn, bool FirstUse, string? Note);

/// <summary>A demonstration (示范) among many. <c>State</c>: nominated, onNotice, demonstrated, declined.</summary>
public record DemonstrationSummary(
    Guid Id, Guid ScenarioId, string ScenarioNumber, string ScenarioName, Guid OwnerId, string OwnerName, string State, string ApplyingParty, string Summary,
    DateTimeOffset NominatedAt, DateTimeOffset? NoticeEndsAt, DateTimeOffset? DecidedAt);

/// <summary>A demonstration with what the reader may see of its selection.</summary>
public record Demonstration(
    Guid Id, long Version, Guid ScenarioId, string ScenarioNumber, string ScenarioName, Guid OwnerId, string OwnerName, string State, string ApplyingParty,
    string Summary, DemonstrationScheme Scheme, decimal? Score, DateTimeOffset NominatedAt, DateTimeOffset? NoticeAt, DateTimeOffset? NoticeEndsAt,
    DateTimeOffset? DecidedAt, string? Reason, IReadOnlyList<DemonstrationScore> Scores, IReadOnlyList<DemonstrationObjection> Objections,
    IReadOnlyList<DemonstrationSupport> Supports);

/// <summary>The rules of the selection.</summary>
public record DemonstrationScheme(
    string Name, int MinimumScores, decimal PassingScore, int NoticeDays, IReadOnlyList<DemonstrationCriterion> Criteria, IReadOnlyList<SupportRule> Supports);

/// <summary>What is scored.</summary>
public record DemonstrationCriterion(string Key, string Name, string NameEn, decimal Weight);

/// <summary>How the applying party may be supported.</summary>
public record SupportRule(string Key, string Name, string NameEn, string Base, decimal Rate, decimal? CapYuan);

/// <summary>One person's marks.</summary>
public record DemonstrationScore(Guid PersonId, IReadOnlyDictionary<string, decimal> Marks, decimal Total, string? Comment, DateTimeOffset At);

/// <summary>What is held against it.</summary>
public record DemonstrationObjection(Guid Id, long Version, string? OrganizationName, string Text, DateTimeOffset At, string? Answer, DateTimeOffset? AnsweredAt);

/// <summary>Support that was granted.</summary>
public record DemonstrationSupport(
    Guid Id, string Scheme, string SchemeName, string Party, decimal BaseYuan, decimal Rate, decimal? CapYuan, decimal AmountYuan, string? Note, DateTimeOffset At);
