using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Persistence;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using static ScenarioHub.Scenarios.Amendments.AmendmentState;

namespace ScenarioHub.Scenarios.Amendments;

/// <summary>Where an amendment stands.</summary>
public enum AmendmentState
{
    /// <summary>待审核.</summary>
    Proposed,

    /// <summary>已生效.</summary>
    Approved,

    /// <summary>未通过.</summary>
    Rejected,

    /// <summary>已撤回, by its park.</summary>
    Withdrawn,
}

/// <summary>A change of an approved text (更正): proposed by the park with its reasons, and in force once an administrator approves it.</summary>
public class Amendment : IVersioned
{
    private Amendment()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public Guid ScenarioId { get; private init; }

    public string ScenarioNumber { get; private init; } = "";

    public Guid OwnerId { get; private init; }

    public string OwnerName { get; private init; } = "";

    public AmendmentState State { get; private set; }

    /// <summary>Which edition of the text it made; the approved text was the first.</summary>
    public int? Edition { get; private set; }

    /// <summary>The text that it changes.</summary>
    public ScenarioContent Before { get; private init; } = null!;

    /// <summary>The whole text as it is to be.</summary>
    public ScenarioContent Content { get; private init; } = null!;

    public string Rationale { get; private init; } = "";

    /// <summary>Why it was refused.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset ProposedAt { get; private init; }

    public DateTimeOffset? DecidedAt { get; private set; }

    private Party Owner => new(OwnerId, OwnerName);

    /// <summary>Proposes settled content for a scenario whose text is approved.</summary>
    public static (Amendment Amendment, AmendmentProposed Fact) Propose(Scenario scenario, ScenarioContent content, string rationale, DateTimeOffset now)
    {
        RuleException.ThrowIf(!scenario.MayAmend, "amendment.not-now", scenario.Number);
        RuleException.ThrowIf(FieldChange.Between(scenario.Content, content).Count == 0, "amendment.nothing");
        var amendment = new Amendment
        {
            ScenarioId = scenario.Id, ScenarioNumber = scenario.Number, OwnerId = scenario.OwnerId, OwnerName = scenario.OwnerName,
            Before = scenario.Content, Content = content, Rationale = rationale.Trim(), ProposedAt = now,
        };
        return (amendment, new(amendment.Id, scenario.Id, scenario.Number, scenario.Content.Name, amendment.Owner, amendment.Rationale, now));
    }

    /// <summary>Puts it in force as the given edition of the text. Never by its own organisation.</summary>
    public ScenarioAmended Approve(Scenario scenario, int edition, Guid moderator, IReadOnlyList<Guid> followers, DateTimeOffset now)
    {
        RuleException.ThrowIf(moderator == OwnerId, "moderation.own", ScenarioNumber);
        MoveTo(Approved, now);
        scenario.Amend(Content, now);
        Edition = edition;
        return new(
            ScenarioId, scenario.Version, ScenarioNumber, Content.Name, Owner, edition,
            [.. FieldChange.Between(Before.VisibleTo(Reader.Public), Content.VisibleTo(Reader.Public)).Select(c => c.Field)], Rationale, followers, now);
    }

    /// <summary>Refuses it with a reason. Never by its own organisation.</summary>
    public AmendmentRejected Reject(string reason, Guid moderator, DateTimeOffset now)
    {
        RuleException.ThrowIf(moderator == OwnerId, "moderation.own", ScenarioNumber);
        MoveTo(Rejected, now);
        Reason = reason.Trim();
        return new(Id, ScenarioId, ScenarioNumber, Before.Name, Owner, Reason, now);
    }

    /// <summary>The park takes it back.</summary>
    public void Withdraw(DateTimeOffset now) => MoveTo(Withdrawn, now);

    /// <summary>What it changes, as far as the reader may see either text.</summary>
    public IReadOnlyList<FieldChange> ChangesFor(Reader reader) => FieldChange.Between(Before.VisibleTo(reader), Content.VisibleTo(reader));

    private void MoveTo(AmendmentState next, DateTimeOffset now)
    {
        RuleException.ThrowIf(State != Proposed, "amendment.decided");
        (State, DecidedAt) = (next, now);
        Version++;
    }
}

internal sealed class AmendmentMapping : IEntityTypeConfiguration<Amendment>
{
    public void Configure(EntityTypeBuilder<Amendment> builder)
    {
        builder.ToTable("amendment");
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Before).IsJson(StoredJson.Options);
        builder.Property(a => a.Content).IsJson(StoredJson.Options);
    }
}
