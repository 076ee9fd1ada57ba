using System.ComponentModel.DataAnnotations;
using ScenarioHub.Bidding.Acceptance;
using ScenarioHub.Bidding.Milestones;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Contracts;

/// <summary>A contract as it is drawn up.</summary>
public record DraftContract([Required] Guid? BidId, [Required] ContractTerms Terms);

/// <summary>New terms before both have signed.</summary>
public record EditContract([Required] ContractTerms Terms);

/// <summary>A signature under one's own name.</summary>
public record SignContract([Required, StringLength(100, MinimumLength = 2)] string Name);

/// <summary>New terms, or an end by agreement where there are none, with the rationale.</summary>
public record ProposeChange(ContractTerms? Terms, [Required, StringLength(5000, MinimumLength = 2)] string Rationale);

/// <summary>An answer to a proposed change.</summary>
public record AnswerChange([StringLength(5000)] string? Text);

/// <summary>What was reached.</summary>
public record ReportMilestone([Required, StringLength(20_000, MinimumLength = 2)] string Report);

/// <summary>Whether a report is accepted; sent back only with remarks.</summary>
public record JudgeMilestone([Required] bool? Accepted, [StringLength(5000)] string? Remarks);

/// <summary>An end by one side, with its reason.</summary>
public record EndContract([Required, StringLength(5000, MinimumLength = 2)] string Reason);

/// <summary>A milestone as the parties see it.</summary>
public record MilestoneView(
    Guid Id, int Position, string Name, DateTimeOffset Due, decimal Share, string? Deliverable, MilestoneState State, string? Report, DateTimeOffset? ReportedAt,
    string? Remarks, DateTimeOffset? JudgedAt, DateTimeOffset? MissedAt);

/// <summary>A change as the parties see it.</summary>
public record ChangeView(
    Guid Id, ChangeKind Kind, string Rationale, IReadOnlyList<Difference> Differences, ChangeState State, Side BySide, DateTimeOffset ProposedAt, string? Answer,
    DateTimeOffset? AnsweredAt);

/// <summary>A contract as one reader sees it now.</summary>
/// <param name="Can">What the reader may do now: edit, sign, propose, answer, takeBack, report, judge, verdict, quit, dismiss.</param>
public record ContractView(
    Guid Id, long Version, string Number, Guid ChallengeId, string ChallengeNumber, string ChallengeTitle, Guid BidId, Guid OwnerId, string OwnerName,
    Guid SupplierId, string SupplierName, ContractState State, int Edition, ContractTerms Terms, decimal ValueYuan, IReadOnlyList<Signature> Signatures,
    IReadOnlyList<MilestoneView> Milestones, IReadOnlyList<ChangeView> Changes, IReadOnlyList<Verdict> Verdicts, bool Extended, DateTimeOffset? SignedAt,
    DateTimeOffset? EndedAt, string? EndReason, bool Diligent, DateTimeOffset ServerTime, IReadOnlyList<string> Can) : IVersioned
{
    /// <summary>The view of a contract whose milestones were read.</summary>
    public static ContractView Of(Contract c, IReadOnlyList<ContractChange> changes, Reader reader, DateTimeOffset now) => new(
        c.Id, c.Version, c.Number, c.ChallengeId, c.ChallengeNumber, c.ChallengeTitle, c.BidId, c.OwnerId, c.OwnerName, c.SupplierId, c.SupplierName, c.State,
        c.Edition, c.Terms, c.Terms.Money.ValueYuan(), c.Signatures,
        [.. c.Milestones.OrderBy(m => m.Position).Select(m => new MilestoneView(
            m.Id, m.Position, m.Name, m.Due, m.Share, m.Deliverable, m.State, m.ReportText, m.ReportedAt, m.Remarks, m.JudgedAt, m.MissedAt))],
        [.. changes.Select(h => new ChangeView(h.Id, h.Kind, h.Rationale, h.Differences, h.State, h.BySide, h.ProposedAt, h.Answer, h.AnsweredAt))],
        c.Verdicts, c.Extended, c.SignedAt, c.EndedAt, c.EndReason is null ? null : new Word(c.EndReason).ToString(), c.Diligent, now, ContractCan.Of(c, changes, reader));
}

/// <summary>A contract in a list.</summary>
public record ContractSummary(
    Guid Id, long Version, string Number, Guid ChallengeId, string ChallengeTitle, string OwnerName, string SupplierName, ContractState State, decimal ValueYuan,
    DateTimeOffset? EndsAt, DateTimeOffset CreatedAt)
{
    /// <summary>The view of a contract.</summary>
    public static ContractSummary Of(Contract c) => new(
        c.Id, c.Version, c.Number, c.ChallengeId, c.ChallengeTitle, c.OwnerName, c.SupplierName, c.State, c.Terms.Money.ValueYuan(), c.Terms.EndsAt, c.CreatedAt);
}
