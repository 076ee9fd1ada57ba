using System.Linq.Expressions;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Consortia;
using ScenarioHub.Persistence.Audit;

namespace ScenarioHub.Bidding.Visibility;

/// <summary>What there is to see of a challenge and its bids.</summary>
public enum Part
{
    /// <summary>The challenge's text, questions, and state.</summary>
    Challenge,

    /// <summary>How many bids there are.</summary>
    BidCount,

    /// <summary>That a bid exists, and whose it is.</summary>
    Bid,

    /// <summary>Its commitments, milestones, money and team (表单内容).</summary>
    FormData,

    /// <summary>Its technical part (技术方案).</summary>
    TechnicalPart,

    /// <summary>What the bidder keeps for experts (仅专家可见).</summary>
    ExpertsOnly,

    /// <summary>The public notice.</summary>
    Notice,
}

/// <summary>
/// The one place that answers “may this person see this part of this thing now”. Every channel asks it: list, detail, count, audit trail.
/// Bids are sealed by state and not by role: before the opening no role opens them.
/// </summary>
public static partial class VisibilityRules
{
    /// <summary>Whether the reader may see a part of a challenge, or of one bid on it, at an instant.</summary>
    public static bool MaySee(this Reader reader, Part part, Challenge challenge, Bid? bid, DateTimeOffset now) =>
        Mutant?.Invoke(reader, part, challenge) ?? reader.MayRead(part, challenge, bid, now);

    /// <summary>Nothing, but in the tests that put a wrong rule in to see that its wrong answers are noticed; it answers nothing for what it leaves as it is.</summary>
    internal static Func<Reader, Part, Challenge, bool?>? Mutant { get; set; }

    private static bool MayRead(this Reader reader, Part part, Challenge challenge, Bid? bid, DateTimeOffset now) => part switch
    {
        Part.Challenge => challenge.OpenedAt is not null || reader.ActsFor(challenge.OwnerId) || reader.IsAdministrator,
        Part.BidCount => challenge.OpenedAt is not null && now >= challenge.Deadline,
        Part.Notice => challenge.Round > 0,
        Part.Bid or Part.FormData => bid is not null && (reader.ActsFor(bid.BidderId) || IsOpened(challenge, bid) && reader.MayReview(challenge)),
        Part.TechnicalPart => bid is not null
            && (reader.ActsFor(bid.BidderId) || IsOpened(challenge, bid) && (reader.ActsFor(challenge.OwnerId) || reader.IsSupervisor)),
        Part.ExpertsOnly => bid is not null && (reader.ActsFor(bid.BidderId) || IsOpened(challenge, bid) && reader.IsSupervisor),
    };

    /// <summary>The challenges that everyone may see, for lists: the same rule as for <see cref="Part.Challenge"/> and the public.</summary>
    public static Expression<Func<Challenge, bool>> IsPublic => challenge => challenge.OpenedAt != null;

    /// <summary>The challenges whose log shows its leaves, which are hashes, to everyone: from the opening on, or from an end without one.</summary>
    public static Expression<Func<Challenge, bool>> ShowsLeaves => challenge =>
        challenge.BidsOpenedAt != null || challenge.OpenedAt != null && (challenge.State == ChallengeState.Failed || challenge.State == ChallengeState.Cancelled);

    /// <summary>Whether the reader may see the minutes of the opening, which name the bidders: as for the opened bids, and those who took part.</summary>
    public static bool MayReadMinutes(this Reader reader, Challenge challenge, IEnumerable<Guid?> custodians) =>
        challenge.BidsOpenedAt is not null && (reader.MayReview(challenge) || reader.Person != Guid.Empty && custodians.Contains(reader.Person));

    /// <summary>Whether the reader may see the list of the opened bids of a challenge.</summary>
    public static bool MayReadBids(this Reader reader, Challenge challenge) => challenge.BidsOpenedAt is not null && reader.MayReview(challenge);

    /// <summary>The audit entries that the reader may see: acts on a bid are the bidder's own until the bids of its challenge are opened.</summary>
    public static Expression<Func<AuditEntry, bool>> MayAudit(this Reader reader, BiddingDb db)
    {
        var (own, all) = (reader.Organization, reader.IsAdministrator || reader.IsSupervisor);
        return e => (all || e.Organization == own || e.Owner == own)
            && (!e.Act.StartsWith("bid.")
                || e.Organization == own
                || db.Bids.Any(b => b.Id == e.Subject && db.Challenges.Any(c => c.Id == b.ChallengeId && c.BidsOpenedAt != null)));
    }

    /// <summary>Whether the reader may see the division of a bid that it was asked to join, and nothing else of that bid.</summary>
    public static bool MayReadDivision(this Reader reader, ConsortiumMember member) => member.TakesPart && reader.ActsFor(member.OrganizationId);

    private static bool MayReview(this Reader reader, Challenge challenge) =>
        reader.ActsFor(challenge.OwnerId) || reader.IsAdministrator || reader.IsSupervisor;

    private static bool IsOpened(Challenge challenge, Bid bid) => challenge.BidsOpenedAt is not null && bid.State.IsOpened();
}
