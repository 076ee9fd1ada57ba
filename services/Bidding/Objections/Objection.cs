using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Objections;

/// <summary>
/// A signed complaint of a participant (异议) against a result on notice, or against a cancellation. While it is open nothing binds. A
/// supervisor who took no part decides it with reasons.
/// </summary>
public class Objection : IVersioned
{
    private Objection()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public Guid ChallengeId { get; private set; }

    public string ChallengeNumber { get; private set; } = "";

    public string ChallengeTitle { get; private set; } = "";

    /// <summary>The challenge's owner.</summary>
    public Guid OwnerId { get; private set; }

    /// <summary>The notice that it is against.</summary>
    public Guid? NoticeId { get; private set; }

    public ObjectionAgainst Against { get; private set; }

    public Guid ObjectorId { get; private set; }

    public string ObjectorName { get; private set; } = "";

    /// <summary>Who handed it in.</summary>
    public Guid Person { get; private set; }

    /// <summary>The name that the person signed with.</summary>
    public string SignedName { get; private set; } = "";

    public string Statement { get; private set; } = "";

    public string? Evidence { get; private set; }

    public ObjectionState State { get; private set; } = ObjectionState.Filed;

    public DateTimeOffset FiledAt { get; private set; }

    public Guid? SupervisorId { get; private set; }

    public string? SupervisorName { get; private set; }

    public DateTimeOffset? AppointedAt { get; private set; }

    /// <summary>The reasons of the decision.</summary>
    public string? Decision { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Hands it in. What can be objected to, and until when, the challenge's state says.</summary>
    /// <param name="isParticipant">Whether the organisation, or a consortium that it is in, has a bid on the challenge.</param>
    public static Objection File(
        Challenge challenge, Guid? noticeId, Party objector, Guid person, bool isParticipant, FileObjection command, DateTimeOffset now)
    {
        RuleException.ThrowIf(!isParticipant, "objection.participants-only");
        var (against, until) = challenge.State switch
        {
            ChallengeState.Notice => (ObjectionAgainst.Result, challenge.NoticeEndsAt),
            ChallengeState.Cancelled => (ObjectionAgainst.Cancellation, challenge.ObjectionsUntil),
            _ => throw new RuleException("objection.nothing-to-object", Word.Of(challenge.State)),
        };
        RuleException.ThrowIf(until is null || now >= until, "objection.late", (until ?? now).InBeijing());
        return new()
        {
            ChallengeId = challenge.Id, ChallengeNumber = challenge.Number, ChallengeTitle = challenge.Title, OwnerId = challenge.OwnerId,
            NoticeId = against is ObjectionAgainst.Result ? noticeId : null, Against = against, ObjectorId = objector.Id, ObjectorName = objector.Name,
            Person = person, SignedName = command.SignedName.Trim(), Statement = command.Statement.Trim(), Evidence = command.Evidence?.Trim(), FiledAt = now,
        };
    }

    /// <summary>An administrator names who decides (指定监督员).</summary>
    /// <param name="tookPart">Why the supervisor is not free to decide, or nothing.</param>
    public ObjectionMoved Appoint(KnownSupervisor supervisor, string? tookPart, DateTimeOffset now)
    {
        RuleException.ThrowIf(tookPart is not null, tookPart ?? "");
        Move(ObjectionAct.Appoint);
        (SupervisorId, SupervisorName, AppointedAt) = (supervisor.Id, supervisor.Name, now);
        return Moved([supervisor.OrganizationId], now);
    }

    /// <summary>The appointed supervisor decides, with reasons.</summary>
    public ObjectionMoved Decide(bool upheld, string reasons, Guid supervisor, IReadOnlyList<Guid> participants, DateTimeOffset now)
    {
        RuleException.ThrowIf(State is ObjectionState.Appointed && SupervisorId != supervisor, "objection.other-supervisor", SupervisorName);
        Move(upheld ? ObjectionAct.Uphold : ObjectionAct.Dismiss);
        (Decision, DecidedAt) = (reasons, now);
        return Moved(participants, now);
    }

    /// <summary>More evidence has come (补充证据): who has read it before must read it again.</summary>
    public void TakeEvidence() => Version++;

    /// <summary>The objector takes it back.</summary>
    public ObjectionMoved Withdraw(DateTimeOffset now)
    {
        Move(ObjectionAct.Withdraw);
        DecidedAt = now;
        return Moved([], now);
    }

    /// <summary>What it was against was voided by another objection, or by a cancellation.</summary>
    public ObjectionMoved Lapse(DateTimeOffset now)
    {
        Move(ObjectionAct.Lapse);
        DecidedAt = now;
        return Moved([], now);
    }

    /// <summary>What others are told.</summary>
    public ObjectionMoved Moved(IReadOnlyList<Guid> others, DateTimeOffset now) => new(
        Id, Version, ChallengeId, ChallengeNumber, ChallengeTitle, OwnerId, new(ObjectorId, ObjectorName), Choice.Name(Against), Choice.Name(State),
        SupervisorName, Decision, others, now);

    private void Move(ObjectionAct act)
    {
        State = State.After(act) ?? throw new RuleException("objection.transition", Word.Of(State));
        Version++;
    }
}

internal sealed class ObjectionMapping : IEntityTypeConfiguration<Objection>
{
    public void Configure(EntityTypeBuilder<Objection> builder)
    {
        builder.ToTable("objection");
        builder.Property(o => o.Id).ValueGeneratedNever();
    }
}
