using ScenarioHub.Bidding.Acceptance;
using ScenarioHub.Bidding.Credit;
using ScenarioHub.Bidding.Milestones;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Contracts;

/// <summary>From the signatures to the end: milestones, verdicts, and ends before their time.</summary>
public partial class Contract
{
    /// <summary>The last verdict of each judge.</summary>
    public IReadOnlyList<Verdict> Verdicts { get; private set; } = [];

    /// <summary>Whether a failure was diligent (尽职免责).</summary>
    public bool Diligent { get; private set; }

    /// <summary>The supplier reports a milestone; one whose date has passed is missed first, and reported late.</summary>
    public ContractChanged Report(Guid milestoneId, string report, DateTimeOffset now)
    {
        Guard(ContractAct.Report);
        Find(milestoneId).Report(report, now);
        Version++;
        return Told(null, now);
    }

    /// <summary>The demander accepts a reported milestone or sends it back with remarks.</summary>
    public ContractChanged Judge(Guid milestoneId, bool accepted, string? remarks, DateTimeOffset now)
    {
        Guard(ContractAct.Judge);
        Find(milestoneId).Judge(accepted, remarks, now);
        Version++;
        return Told(null, now);
    }

    /// <summary>What has to be told of its milestones' dates at an instant; each is told once.</summary>
    public IReadOnlyList<object> Sweep(DateTimeOffset now)
    {
        if (State is not ContractState.Active)
        {
            return [];
        }

        var told = Milestones.ConvertAll(m => (Milestone: m, Stage: m.Sweep(now))).FindAll(t => t.Stage is not null);
        if (told is [])
        {
            return [];
        }

        Version++;
        return
        [
            .. told.Select(t => new MilestoneReminder(
                t.Milestone.Id, Version, Id, Number, ChallengeTitle, Owner, Supplier, [.. (Terms.Members ?? []).Select(m => m.OrganizationId!.Value)],
                t.Milestone.Name, t.Milestone.Due, t.Stage!, now)),
            .. told.Exists(t => t.Stage is "missed") ? [Told(null, now)] : Array.Empty<object>(),
        ];
    }

    /// <summary>
    /// A judge gives its verdict, or a new one. The contract ends when the demander and the third party agree: accepted, or failed, in which
    /// case the third party says whether it was diligent.
    /// </summary>
    public void GiveVerdict(Judge judge, bool passed, bool diligent, string opinion, Guid person, DateTimeOffset now)
    {
        RuleException.ThrowIf(passed && Milestones.Exists(m => m.State is not MilestoneState.Accepted), "contract.milestones-open");
        Move(ContractAct.GiveVerdict);
        Verdicts = [.. Verdicts.Where(v => v.Judge != judge), new(judge, passed, !passed && diligent, opinion, person, now)];
        if (Verdicts.Count < 2 || Verdicts[0].Passed != Verdicts[1].Passed)
        {
            return;
        }

        State = State.After(passed ? ContractAct.Accept : ContractAct.Fail)!.Value;
        EndedAt = now;
        (EndReason, Diligent) = passed ? (null, false) : (Verdicts.Single(v => v.Judge is Acceptance.Judge.Demander).Opinion, Verdicts.Single(v => v.Judge is Acceptance.Judge.ThirdParty).Diligent);
    }

    /// <summary>Ends it before acceptance (终止), and returns the credit record that this leaves, if any.</summary>
    /// <param name="fault">What the supplier did, where it is at fault.</param>
    public CreditRecord? Terminate(string reason, CreditKind? fault, Guid person, DateTimeOffset now)
    {
        Move(ContractAct.Terminate);
        (EndedAt, EndReason) = (now, reason);
        return fault is { } kind ? CreditRecord.Of(this, kind, false, reason, person, now) : null;
    }

    /// <summary>The demander puts on record that the supplier is seriously late; only where a milestone's date was missed.</summary>
    public CreditRecord RecordLate(string reason, Guid person, DateTimeOffset now)
    {
        RuleException.ThrowIf(!Milestones.Exists(m => m.MissedAt is not null), "contract.not-late");
        Move(ContractAct.Change);
        return CreditRecord.Of(this, CreditKind.Late, false, reason, person, now);
    }

    private Milestone Find(Guid id) => Milestones.Find(m => m.Id == id) ?? throw new InvalidException("milestoneId", "contract.milestone-unknown");
}
