using System.ComponentModel.DataAnnotations;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Progress;

/// <summary>A report: how far, who, and when next.</summary>
public record ReportProgress(
    [property: Required] ProgressState? State, [property: StringLength(200)] string? Department, [property: StringLength(2000)] string? Note,
    DateTimeOffset? NextReportAt);

/// <summary>A result to be recorded.</summary>
public record RecordOutcome(
    [property: Required] OutcomeKind? Kind, [property: Required, StringLength(200, MinimumLength = 2)] string Partner,
    [property: Range(0.0, 1e12)] decimal? ValueYuan, [property: Required] DateOnly? ReachedOn, bool FirstUse, [property: StringLength(2000)] string? Note);

/// <summary>Why a recorded result does not count.</summary>
public record VoidOutcome([property: Required, StringLength(1000, MinimumLength = 2)] string Reason);

/// <summary>How far one scenario has come. Version 0: nothing has been reported yet.</summary>
public record ProgressView(
    Guid ScenarioId, long Version, string Number, string Name, ScenarioState ScenarioState, ProgressState State, string? Department, string? Note,
    DateTimeOffset? NextReportAt, bool Due, DateTimeOffset? UpdatedAt, IReadOnlyList<ProgressState> Next) : IVersioned
{
    internal static ProgressView Of(Scenario scenario, ScenarioProgress? progress, DateTimeOffset now)
    {
        var state = progress?.State ?? ProgressState.NotStarted;
        return new(
            scenario.Id, progress?.Version ?? 0, scenario.Number, scenario.Content.Name, scenario.State, state, progress?.Department ?? scenario.Content.Department,
            progress?.Note, progress?.NextReportAt, IsOpen(state) && progress?.NextReportAt <= now, progress?.UpdatedAt,
            [.. Enum.GetValues<ProgressState>().Where(next => ProgressSteps.Allows(state, next))]);
    }

    private static bool IsOpen(ProgressState state) => state is not (ProgressState.Done or ProgressState.Dropped);
}

/// <summary>A recorded result.</summary>
public record OutcomeView(
    Guid Id, long Version, Guid ScenarioId, OutcomeKind Kind, string Partner, decimal? ValueYuan, DateOnly ReachedOn, bool FirstUse, string? Note,
    DateTimeOffset RecordedAt, string? VoidReason) : IVersioned
{
    internal static OutcomeView Of(Outcome o) =>
        new(o.Id, o.Version, o.ScenarioId, o.Kind, o.Partner, o.ValueYuan, o.ReachedOn, o.FirstUse, o.Note, o.RecordedAt, o.VoidReason);
}
