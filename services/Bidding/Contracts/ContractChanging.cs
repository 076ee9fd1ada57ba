using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Milestones;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Contracts;

/// <summary>Changes of a contract that binds: never by one side.</summary>
public partial class Contract
{
    /// <summary>A side proposes new terms, or with none an end by agreement.</summary>
    public ContractChange Propose(Side side, ContractTerms? terms, string rationale, Scheme scheme, Guid person, DateTimeOffset now)
    {
        Guard(ContractAct.Change);
        if (terms is null)
        {
            Version++;
            return ContractChange.Of(this, side, null, rationale, person, now);
        }

        var settled = terms.Settled(scheme, Owner, Supplier);
        GuardExtension(settled, scheme);
        GuardMilestones(settled);
        var change = ContractChange.Of(this, side, settled, rationale, person, now);
        RuleException.ThrowIf(change.Differences is [], "contract.change-nothing");
        Version++;
        return change;
    }

    /// <summary>The other side assents to new terms: they are the next edition. Returns the fact.</summary>
    public ContractChanged Assent(ContractChange change, Side side, Scheme scheme, Guid person, DateTimeOffset now)
    {
        Guard(ContractAct.Change);
        RuleException.ThrowIf(change.Edition != Edition, "contract.change-stale", Edition);
        var terms = change.Terms ?? throw new RuleException("contract.change-closed", Word.Of(change.State));

        // A milestone may have been reported since the change was proposed.
        GuardExtension(terms, scheme);
        GuardMilestones(terms);
        change.Close(ChangeState.Assented, side, null, person, now);
        Move(ContractAct.Change);
        Extended |= terms.EndsAt > Terms.EndsAt;
        (Terms, Edition) = (terms, Edition + 1);
        Milestones.RemoveAll(m => terms.Milestones.All(agreed => agreed.Id != m.Id));
        foreach (var (agreed, at) in terms.Milestones.Select((m, i) => (m, i + 1)))
        {
            if (Milestones.Find(m => m.Id == agreed.Id) is { } milestone)
            {
                milestone.Plan(at, agreed);
            }
            else
            {
                Milestones.Add(Milestone.Of(Id, at, agreed));
            }
        }

        return Told(change.Rationale, now);
    }

    /// <summary>The other side refuses, the proposing side withdraws, or both sides agree to end it.</summary>
    public void Answer(ContractChange change, ChangeState state, Side side, string? answer, Guid person, DateTimeOffset now)
    {
        Guard(ContractAct.Change);
        change.Close(state, side, answer, person, now);
        if (state is ChangeState.Assented)
        {
            Terminate(change.Rationale, null, person, now);
            return;
        }

        Version++;
    }

    /// <summary>One extension, of at most so many months.</summary>
    private void GuardExtension(ContractTerms terms, Scheme scheme)
    {
        if (terms.EndsAt <= Terms.EndsAt)
        {
            return;
        }

        RuleException.ThrowIf(Extended, "contract.extended-already");
        var latest = Terms.EndsAt!.Value.AddMonths(scheme.ExtensionMonths);
        RuleException.ThrowIf(terms.EndsAt > latest, "contract.extension-too-long", scheme.ExtensionMonths, latest.InBeijing());
    }

    /// <summary>What was reported or accepted stays as it was agreed.</summary>
    private void GuardMilestones(ContractTerms terms)
    {
        foreach (var milestone in Milestones.Where(m => m.State is MilestoneState.Reported or MilestoneState.Accepted))
        {
            var agreed = terms.Milestones.FirstOrDefault(m => m.Id == milestone.Id);
            RuleException.ThrowIf(
                agreed is null || agreed.Due != milestone.Due || agreed.Share != milestone.Share || agreed.Name != milestone.Name, "contract.milestone-fixed", milestone.Name);
        }
    }
}
