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
    /// <summary>The rules, one for each part: the rows of the domain document's table.</summary>
    internal static readonly Dictionary<Part, Rule> Rules = new()
    {
        [Part.Challenge] = (reader, challenge, _, _) => challenge.OpenedAt is not null || reader.ActsFor(challenge.OwnerId) || reader.IsAdministrator,
        [Part.BidCount] = (_, challenge, _, now) => challenge.OpenedAt is not null && now >= challenge.Deadline && !MayTakeBidsAgain(challenge),
        [Part.Notice] = (_, challenge, _, _) => challenge.Round > 0,
        [Part.Bid] = MayReadForm,
        [Part.FormData] = MayReadForm,
        [Part.TechnicalPart] = (reader, challenge, bid, _) => bid is not null
            && (reader.ActsFor(bid.BidderId) || IsOpened(challenge, bid) && (reader.ActsFor(challenge.OwnerId) || reader.IsSupervisor)),
        [Part.ExpertsOnly] = (reader, challenge, bid, _) =>
            bid is not null && (reader.ActsFor(bid.BidderId) || IsOpened(challenge, bid) && reader.IsSupervisor),
    };

    /// <summary>When a reader may see a part of a challenge, or of one bid on it.</summary>
    internal delegate bool Rule(Reader reader, Challenge challenge, Bid? bid, DateTimeOffset now);

    /// <summary>Whether the reader may see a part of a challenge, or of one bid on it, at an instant.</summary>
    public static bool MaySee(this Reader reader, Part part, Challenge challenge, Bid? bid, DateTimeOffset now) => Rules[part](reader, challenge, bid, now);

    /// <summary>The challenges that everyone may see, for lists: the same rule as for <see cref="Part.Challenge"/> and the public.</summary>
    public static Expression<Func<Challenge, bool>> IsPublic => challenge => challenge.OpenedAt != null;

    /// <summary>
    /// The challenges whose log shows its leaves, which are hashes, to everyone: from the opening on, or from an end after the deadline without one. They count the bids: none shows
    /// them that does not show <see cref="Part.BidCount"/>.
    /// </summary>
    public static Expression<Func<Challenge, bool>> ShowsLeaves => challenge =>
        challenge.BidsOpenedAt != null || challenge.State == ChallengeState.Failed
        || challenge.State == ChallengeState.Cancelled && challenge.OpenedAt != null && challenge.StateBefore != ChallengeState.Open;

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

    private static bool MayReadForm(Reader reader, Challenge challenge, Bid? bid, DateTimeOffset now) =>
        bid is not null && (reader.ActsFor(bid.BidderId) || IsOpened(challenge, bid) && reader.MayReview(challenge));

    /// <summary>Cancelled while it took bids: an objection can open it to them again, and until a deadline that nobody knows yet their number is a secret.</summary>
    private static bool MayTakeBidsAgain(Challenge challenge) =>
        challenge is { State: ChallengeState.Cancelled, StateBefore: ChallengeState.Open };

    private static bool MayReview(this Reader reader, Challenge challenge) =>
        reader.ActsFor(challenge.OwnerId) || reader.IsAdministrator || reader.IsSupervisor;

    private static bool IsOpened(Challenge challenge, Bid bid) => challenge.BidsOpenedAt is not null && bid.State.IsOpened();
}
