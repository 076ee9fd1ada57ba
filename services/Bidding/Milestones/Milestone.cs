using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Bidding.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Milestones;

/// <summary>A step of a contract with its date and its share (里程碑). Part of its contract.</summary>
public class Milestone
{
    /// <summary>So long before the date its supplier is reminded.</summary>
    public const int ReminderDays = 14;

    /// <summary>So long after the date, still without a report, administrators are told.</summary>
    public const int EscalationDays = 7;

    private Milestone()
    {
    }

    public Guid Id { get; private set; }

    public Guid ContractId { get; private set; }

    public int Position { get; private set; }

    public string Name { get; private set; } = "";

    public DateTimeOffset Due { get; private set; }

    public decimal Share { get; private set; }

    public string? Deliverable { get; private set; }

    public MilestoneState State { get; private set; } = MilestoneState.Planned;

    /// <summary>What the supplier reports.</summary>
    public string? ReportText { get; private set; }

    public DateTimeOffset? ReportedAt { get; private set; }

    /// <summary>What the demander says to it.</summary>
    public string? Remarks { get; private set; }

    public DateTimeOffset? JudgedAt { get; private set; }

    public DateTimeOffset? RemindedAt { get; private set; }

    public DateTimeOffset? MissedAt { get; private set; }

    public DateTimeOffset? EscalatedAt { get; private set; }

    internal static Milestone Of(Guid contractId, int position, AgreedMilestone agreed)
    {
        var milestone = new Milestone { Id = agreed.Id!.Value, ContractId = contractId };
        milestone.Plan(position, agreed);
        return milestone;
    }

    /// <summary>Takes over what was agreed; with a new date it is reminded of and missed anew.</summary>
    internal void Plan(int position, AgreedMilestone agreed)
    {
        if (agreed.Due != Due && State is MilestoneState.Planned or MilestoneState.Missed)
        {
            (State, RemindedAt, MissedAt, EscalatedAt) = (MilestoneState.Planned, null, null, null);
        }

        (Position, Name, Due, Share, Deliverable) = (position, agreed.Name, agreed.Due!.Value, agreed.Share!.Value, agreed.Deliverable);
    }

    internal void Report(string report, DateTimeOffset now)
    {
        if (now > Due && State.After(MilestoneAct.Miss) is not null)
        {
            Move(MilestoneAct.Miss);
            MissedAt ??= now;
        }

        Move(MilestoneAct.Report);
        (ReportText, ReportedAt, Remarks, JudgedAt) = (report, now, null, null);
    }

    internal void Judge(bool accepted, string? remarks, DateTimeOffset now)
    {
        RuleException.ThrowIf(!accepted && string.IsNullOrWhiteSpace(remarks), "contract.remarks-missing");
        Move(accepted ? MilestoneAct.Accept : MilestoneAct.SendBack);
        (Remarks, JudgedAt) = (remarks, now);
    }

    /// <summary>The one thing to tell now of its date, or nothing: <c>due</c>, <c>missed</c> or <c>escalated</c>, each told once.</summary>
    internal string? Sweep(DateTimeOffset now)
    {
        var told = this switch
        {
            { State: MilestoneState.Planned or MilestoneState.SentBack, MissedAt: null } when now > Due => "missed",
            { State: MilestoneState.Planned or MilestoneState.SentBack, RemindedAt: null } when now > Due.AddDays(-ReminderDays) && now <= Due => "due",
            { MissedAt: not null, EscalatedAt: null } when State.IsOwed() && now > Due.AddDays(EscalationDays) => "escalated",
            _ => null,
        };
        switch (told)
        {
            case "missed":
                Move(MilestoneAct.Miss);
                MissedAt = now;
                break;
            case "due":
                RemindedAt = now;
                break;
            case "escalated":
                EscalatedAt = now;
                break;
        }

        return told;
    }

    internal MilestoneFact Fact() => new(Id, Name, Due, Share, Choice.Name(State), State is MilestoneState.Accepted ? JudgedAt : null);

    private void Move(MilestoneAct act) => State = State.After(act) ?? throw new RuleException("contract.milestone-transition", Name, Word.Of(State));
}

internal sealed class MilestoneMapping : IEntityTypeConfiguration<Milestone>
{
    public void Configure(EntityTypeBuilder<Milestone> builder)
    {
        builder.ToTable("milestone");
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.ReportText).HasColumnName("report");
    }
}
