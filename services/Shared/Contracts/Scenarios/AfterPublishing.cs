namespace ScenarioHub.Contracts.Scenarios;

/// <summary>The day has come on which a park wanted to report on a published scenario (进展提醒). Told once for each day that was set.</summary>
public record ProgressReportDue(
    Guid ScenarioId, string Number, string Name, Party Owner, string? Department, DateTimeOffset DueAt, DateTimeOffset At);

/// <summary>A park proposes an accepted scenario as a demonstration (示范申报).</summary>
public record DemonstrationNominated(Guid DemonstrationId, Guid ScenarioId, string Number, string Name, Party Owner, DateTimeOffset At);

/// <summary>A demonstration is on public notice (示范公示).</summary>
public record DemonstrationNoticed(
    Guid DemonstrationId, long Version, string Number, string Name, Party Owner, DateTimeOffset EndsAt, DateTimeOffset At);

/// <summary>The selection has ended (示范结论).</summary>
/// <param name="Outcome"><c>demonstrated</c> or <c>declined</c>.</param>
public record DemonstrationDecided(
    Guid DemonstrationId, long Version, Guid ScenarioId, string Number, string Name, Party Owner, string Outcome, string? Reason, DateTimeOffset At);
