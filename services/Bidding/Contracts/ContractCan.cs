using ScenarioHub.Bidding.Acceptance;
using ScenarioHub.Bidding.Milestones;
using ScenarioHub.Bidding.Visibility;

namespace ScenarioHub.Bidding.Contracts;

/// <summary>What a reader may do with a contract now, so that a page shows only what works. It decides nothing.</summary>
public static class ContractCan
{
    /// <summary>The acts by their names in the API.</summary>
    public static IReadOnlyList<string> Of(Contract contract, IReadOnlyList<ContractChange> changes, Reader reader)
    {
        var side = reader.Verified ? contract.SideOf(reader.Organization) : null;
        var open = changes.FirstOrDefault(c => c.State is ChangeState.Proposed);
        var active = contract.State is ContractState.Active;
        (string Act, bool May)[] acts =
        [
            ("edit", side is Side.Owner && contract.State is ContractState.Draft),
            ("sign", side is not null && contract.State is ContractState.Draft && contract.Signatures.All(s => s.Side != side)),
            ("propose", side is not null && active && open is null),
            ("answer", side is not null && active && open?.BySide == side?.Other() && open is not null),
            ("takeBack", side is not null && active && open?.BySide == side),
            ("report", side is Side.Supplier && active && contract.Milestones.Exists(m => m.State.IsOwed())),
            ("judge", side is Side.Owner && active && contract.Milestones.Exists(m => m.State is MilestoneState.Reported)),
            ("verdict", active && reader.Verified && contract.JudgeOf(reader.Organization) is not null),
            ("quit", side is Side.Supplier && !contract.State.HasEnded()),
            ("dismiss", side is Side.Owner && !contract.State.HasEnded()),
        ];
        return [.. acts.Where(a => a.May).Select(a => a.Act)];
    }

    /// <summary>As what an organisation judges a contract, or nothing.</summary>
    public static Judge? JudgeOf(this Contract contract, Guid organization) =>
        organization == contract.OwnerId ? Judge.Demander : organization == contract.Terms.ThirdParty?.OrganizationId ? Judge.ThirdParty : null;
}
