namespace ScenarioHub.Web.Api.Bidding;

/// <summary>What a bidder must know of its bid beside the text.</summary>
public record BidStanding(
    bool ToReconfirm, DateTimeOffset? ReconfirmedAt, IReadOnlyList<ChallengeAmendment> Changes, IReadOnlyList<ConsortiumMember> Members, LateStanding? Late);

/// <summary>A change of an open challenge.</summary>
public record ChallengeAmendment(DateTimeOffset At, IReadOnlyList<TextChange> Changes);

/// <summary>A part of a text before and after.</summary>
public record TextChange(string Field, string? Before, string? After);

/// <summary>A member beside the lead. <c>State</c>: invited, signed, declined, removed.</summary>
public record ConsortiumMember(
    Guid OrganizationId, string OrganizationName, string State, DateTimeOffset InvitedAt, string? SignerName, DateTimeOffset? SignedAt, bool Signed,
    bool Voided, string? Reason)
{
    /// <summary>Whether it belongs to the consortium.</summary>
    public bool TakesPart => State is "invited" or "signed";
}

/// <summary>Where a request to be let in late stands.</summary>
public record LateStanding(string State, string Reason, DateTimeOffset AskedAt, DateTimeOffset? DecidedAt, IReadOnlyList<string> Decisions);

/// <summary>How a consortium divides tasks, money, profit and rights.</summary>
public record Division(IReadOnlyList<DivisionPart> Parts);

/// <summary>One organisation's part.</summary>
public record DivisionPart(Guid? OrganizationId, string? OrganizationName, string? Task, decimal? Yuan, decimal? ProfitPercent, string? IntellectualProperty);

/// <summary>A line of the budget.</summary>
public record BudgetLine(string? Item, decimal? OwnYuan, decimal? PublicYuan);

/// <summary>A file of a bid.</summary>
public record BidAttachment(Guid Id, string Class, string Name, string MediaType, int Size, string Sha256, DateTimeOffset AddedAt);

/// <summary>A condition of taking part, and what is wrong where it does not hold.</summary>
public record EligibilityRule(string Code, bool Ok, string Rule, string? Wrong);

/// <summary>An invitation to a consortium as the member sees it. <c>Can</c>: sign, decline.</summary>
public record Membership(
    Guid BidId, long Version, Guid ChallengeId, string ChallengeNumber, string ChallengeTitle, DateTimeOffset Deadline, string LeadName, string State,
    DateTimeOffset InvitedAt, string? SignerName, DateTimeOffset? SignedAt, bool Voided, IReadOnlyList<DivisionPart>? Division, string? Digest,
    IReadOnlyList<string> Can);
