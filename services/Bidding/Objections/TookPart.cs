using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Consortia;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Persistence.Audit;

namespace ScenarioHub.Bidding.Objections;

/// <summary>
/// Whether a supervisor had a hand in a challenge and so may not decide an objection to it: of the owner's or a bidder's organisation, an
/// author, or anyone whose act on the challenge or its bids stands in the audit trail, such as an expert's or a custodian's, and whoever has a place in
/// its custody or a seat on its panel. Reading is no act.
/// </summary>
public static class TookPart
{
    /// <summary>The rule that stands in the way, or nothing.</summary>
    public static async Task<string?> TookPartAsync(this BiddingDb db, KnownSupervisor supervisor, Challenge challenge, CancellationToken ct)
    {
        if (supervisor.OrganizationId == challenge.OwnerId || challenge.Authors.Contains(supervisor.Id))
        {
            return "objection.supervisor-of-owner";
        }

        if (await db.IsParticipantAsync(challenge.Id, supervisor.OrganizationId, ct))
        {
            return "objection.supervisor-of-bidder";
        }

        if (await db.Custodians.AnyAsync(c => c.ChallengeId == challenge.Id && c.PersonId == supervisor.Id, ct)
            || await db.Seats.AnyAsync(s => s.ChallengeId == challenge.Id && s.PersonId == supervisor.Id, ct))
        {
            return "objection.supervisor-took-part";
        }

        var acted = await db.Set<AuditEntry>().AnyAsync(
            e => e.Person == supervisor.Id && !e.Act.EndsWith("read") && !e.Act.StartsWith("objection.")
                && (e.Subject == challenge.Id || db.Bids.Any(b => b.Id == e.Subject && b.ChallengeId == challenge.Id)),
            ct);
        return acted ? "objection.supervisor-took-part" : null;
    }

    /// <summary>Whether an organisation has a bid on a challenge that was handed in, as its lead or as a member that has signed.</summary>
    public static Task<bool> IsParticipantAsync(this BiddingDb db, Guid challengeId, Guid organization, CancellationToken ct) =>
        db.Bids.AnyAsync(
            b => b.ChallengeId == challengeId && b.State != BidState.Draft && b.State != BidState.Withdrawn && b.SubmittedVersion > 0
                && (b.BidderId == organization || db.Members.Any(m => m.BidId == b.Id && m.OrganizationId == organization && m.State == MemberState.Signed)),
            ct);
}
