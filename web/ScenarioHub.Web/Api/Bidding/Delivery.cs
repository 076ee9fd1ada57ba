namespace ScenarioHub.Web.Api.Bidding;

/// <summary>A source of a contract's money (资金来源). <c>Kind</c>: public or own.</summary>
public record MoneySource(string Name, string? Kind, decimal? Yuan);

/// <summary>A payment (拨付); the amount is computed by the service.</summary>
public record Tranche(string Name, string Source, decimal? Rate, decimal? BaseYuan, decimal? CapYuan, int? Milestone, decimal? AmountYuan = null);

/// <summary>The money of a contract.</summary>
public record MoneyTable(IReadOnlyList<MoneySource> Sources, IReadOnlyList<Tranche> Tranches);

/// <summary>A milestone as it is agreed on.</summary>
public record AgreedMilestone(Guid? Id, string Name, DateTimeOffset? Due, decimal? Share, string? Deliverable);

/// <summary>A named organisation of a contract, such as its third party.</summary>
public record NamedParty(Guid? OrganizationId, string Name, string? Task = null);

/// <summary>What two sides agree on.</summary>
public record ContractTerms(
    string? Tasks, IReadOnlyList<Indicator> Indicators, MoneyTable Money, string? IntellectualProperty, IReadOnlyList<AgreedMilestone> Milestones,
    DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, IReadOnlyList<NamedParty>? Members, NamedParty? ThirdParty);

/// <summary>A signature.</summary>
public record Signature(string Side, string Name, int Edition, DateTimeOffset At);

/// <summary>A milestone with where it stands.</summary>
public record ContractMilestone(
    Guid Id, int Position, string Name, DateTimeOffset Due, decimal Share, string? Deliverable, string State, string? Report, DateTimeOffset? ReportedAt,
    string? Remarks, DateTimeOffset? JudgedAt, DateTimeOffset? MissedAt);

/// <summary>One difference between two editions.</summary>
public record Difference(string Part, string? Before, string? After);

/// <summary>A proposed change of a contract.</summary>
public record ContractChange(
    Guid Id, string Kind, string Rationale, IReadOnlyList<Difference> Differences, string State, string BySide, DateTimeOffset ProposedAt, string? Answer,
    DateTimeOffset? AnsweredAt);

/// <summary>A verdict.</summary>
public record Verdict(string Judge, bool Passed, bool Diligent, string Opinion, DateTimeOffset At);

/// <summary>A contract (合同). <c>Can</c>: edit, sign, propose, answer, takeBack, report, judge, verdict, quit, dismiss.</summary>
public record Contract(
    Guid Id, long Version, string Number, Guid ChallengeId, string ChallengeNumber, string ChallengeTitle, Guid BidId, string OwnerName, string SupplierName,
    string State, int Edition, ContractTerms Terms, decimal ValueYuan, IReadOnlyList<Signature> Signatures, IReadOnlyList<ContractMilestone> Milestones,
    IReadOnlyList<ContractChange> Changes, IReadOnlyList<Verdict> Verdicts, bool Extended, DateTimeOffset? SignedAt, DateTimeOffset? EndedAt, string? EndReason,
    bool Diligent, DateTimeOffset ServerTime, IReadOnlyList<string>? Can)
{
    /// <summary>Whether the reader may take an act now.</summary>
    public bool May(string act) => Can?.Contains(act) == true;
}

/// <summary>A contract in a list.</summary>
public record ContractSummary(
    Guid Id, long Version, string Number, Guid ChallengeId, string ChallengeTitle, string OwnerName, string SupplierName, string State, decimal ValueYuan,
    DateTimeOffset? EndsAt, DateTimeOffset CreatedAt);

/// <summary>An objection (异议). <c>Can</c>: appoint, decide, withdraw.</summary>
public record Objection(
    Guid Id, long Version, Guid ChallengeId, string ChallengeNumber, string ChallengeTitle, string Against, string ObjectorName, string SignedName,
    string Statement, string? Evidence, string State, DateTimeOffset FiledAt, string? SupervisorName, string? Decision, DateTimeOffset? DecidedAt,
    IReadOnlyList<string>? Can)
{
    /// <summary>Whether the reader may take an act now.</summary>
    public bool May(string act) => Can?.Contains(act) == true;
}

/// <summary>A file that shows what an objection says (异议证据).</summary>
public record EvidenceFile(Guid Id, string Name, long Length, string Scan, DateTimeOffset AddedAt);

/// <summary>A named thing, such as a supervisor or an organisation.</summary>
public record Named(Guid Id, string Name);

/// <summary>A runner of a race.</summary>
public record Runner(Guid BidId, string Name, string State, Guid? MergedInto);

/// <summary>A mark at a gate.</summary>
public record GateMark(Guid BidId, string Mark, string Opinion);

/// <summary>What was decided of a runner at a gate.</summary>
public record GateDecision(Guid BidId, string Choice, Guid? MergeInto, decimal? NextYuan);

/// <summary>A gate of a race.</summary>
public record Gate(int Number, string Name, DateTimeOffset Date, IReadOnlyList<GateMark> Marks, IReadOnlyList<GateDecision> Decisions, DateTimeOffset? DecidedAt);

/// <summary>A race (赛马). <c>Can</c>: mark, decide.</summary>
public record Race(
    Guid ChallengeId, long Version, string ChallengeNumber, string ChallengeTitle, string OwnerName, NamedParty Judge, decimal FirstYuan,
    IReadOnlyList<Runner> Runners, IReadOnlyList<Gate> Gates, DateTimeOffset? EndedAt, IReadOnlyList<string>? Can)
{
    /// <summary>Whether the reader may take an act now.</summary>
    public bool May(string act) => Can?.Contains(act) == true;
}
