using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Progress;

/// <summary>How far a published scenario has come, who is responsible, and when the next report is due (推进情况). The audit trail keeps the steps.</summary>
public class ScenarioProgress(Guid scenarioId, Guid ownerId) : IVersioned
{
    public Guid ScenarioId { get; private set; } = scenarioId;

    /// <summary>0 until the first report.</summary>
    public long Version { get; private set; }

    public Guid OwnerId { get; private set; } = ownerId;

    public ProgressState State { get; private set; }

    /// <summary>The department, not a person.</summary>
    public string? Department { get; private set; }

    public string? Note { get; private set; }

    public DateTimeOffset? NextReportAt { get; private set; }

    /// <summary>When the park was reminded of that day; once a day that is set.</summary>
    public DateTimeOffset? RemindedAt { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Takes a report.</summary>
    public void Report(ProgressState state, string? department, string? note, DateTimeOffset? nextReportAt, DateTimeOffset now)
    {
        RuleException.ThrowIf(!ProgressSteps.Allows(State, state), "progress.step", Choice.Name(State), Choice.Name(state));
        RuleException.ThrowIf(nextReportAt <= now && nextReportAt != NextReportAt, "progress.next-past");
        RemindedAt = nextReportAt == NextReportAt ? RemindedAt : null;
        (State, Department, Note, NextReportAt, UpdatedAt) = (state, department, note, nextReportAt, now);
        Version++;
    }

    /// <summary>Reminds the park, once.</summary>
    public ProgressReportDue Remind(Scenario scenario, DateTimeOffset now)
    {
        RemindedAt = now;
        return new(ScenarioId, scenario.Number, scenario.Content.Name, new Party(scenario.OwnerId, scenario.OwnerName), Department, NextReportAt!.Value, now);
    }
}

internal sealed class ProgressMapping : IEntityTypeConfiguration<ScenarioProgress>, IEntityTypeConfiguration<Outcome>
{
    public void Configure(EntityTypeBuilder<ScenarioProgress> builder)
    {
        builder.ToTable("progress").HasKey(p => p.ScenarioId);
        builder.Property(p => p.ScenarioId).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<Outcome> builder)
    {
        builder.ToTable("outcome");
        builder.Property(o => o.Id).ValueGeneratedNever();
    }
}
