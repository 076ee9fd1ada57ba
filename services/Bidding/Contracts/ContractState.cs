namespace ScenarioHub.Bidding.Contracts;

/// <summary>Where a contract stands.</summary>
public enum ContractState
{
    /// <summary>Being written, or signed by one side (待签署).</summary>
    Draft,

    /// <summary>Signed by both sides (履行中).</summary>
    Active,

    /// <summary>Accepted (已验收).</summary>
    Accepted,

    /// <summary>Not accepted (验收未通过).</summary>
    Failed,

    /// <summary>Ended before acceptance (已终止).</summary>
    Terminated,
}

/// <summary>What can be done with a contract.</summary>
public enum ContractAct
{
    Edit,
    Sign,
    Bind,
    Change,
    Report,
    Judge,
    GiveVerdict,
    Accept,
    Fail,
    Terminate,
}

/// <summary>A side of a contract.</summary>
public enum Side
{
    /// <summary>The demander (发榜方).</summary>
    Owner,

    /// <summary>The lead of those who deliver (揭榜方).</summary>
    Supplier,
}

/// <summary>The life cycle of a contract (合同), in one place.</summary>
public static class ContractLife
{
    /// <summary>The state after the act, or nothing where the act is not possible.</summary>
    public static ContractState? After(this ContractState state, ContractAct act) => (state, act) switch
    {
        (ContractState.Draft, ContractAct.Edit or ContractAct.Sign) => ContractState.Draft,
        (ContractState.Draft, ContractAct.Bind) => ContractState.Active,
        (ContractState.Active, ContractAct.Change or ContractAct.Report or ContractAct.Judge or ContractAct.GiveVerdict) => ContractState.Active,
        (ContractState.Active, ContractAct.Accept) => ContractState.Accepted,
        (ContractState.Active, ContractAct.Fail) => ContractState.Failed,
        (ContractState.Draft or ContractState.Active, ContractAct.Terminate) => ContractState.Terminated,
        _ => null,
    };

    /// <summary>Whether nothing more comes.</summary>
    public static bool HasEnded(this ContractState state) => state is ContractState.Accepted or ContractState.Failed or ContractState.Terminated;

    /// <summary>The other side.</summary>
    public static Side Other(this Side side) => side is Side.Owner ? Side.Supplier : Side.Owner;
}
