using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Consortia;

/// <summary>Signs for the member: the typed name of the authorised person, and the digest of the division that was read.</summary>
public record SignDivision([Required, StringLength(50, MinimumLength = 2)] string SignerName, [Required, StringLength(64)] string Digest);

/// <summary>Declines, with a reason that the lead reads.</summary>
public record DeclineMembership([Required, StringLength(500, MinimumLength = 2)] string Reason);

/// <summary>What a member sees: who leads, for which challenge, and the division; nothing else of the bid.</summary>
/// <param name="Can">sign, decline.</param>
public record MembershipView(
    Guid BidId, long Version, Guid ChallengeId, string ChallengeNumber, string ChallengeTitle, DateTimeOffset Deadline, string LeadName, MemberState State,
    DateTimeOffset InvitedAt, string? SignerName, DateTimeOffset? SignedAt, bool Voided, IReadOnlyList<DivisionPart>? Division, string? Digest,
    IReadOnlyList<string> Can) : IVersioned;

/// <summary>The members' side of a consortium (联合体成员方).</summary>
public static class MembershipEndpoints
{
    /// <summary>For the company that was asked.</summary>
    public static void MapMemberships(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/consortia").WithTags("Consortia").RequireAuthorization(Policies.Company);
        group.MapGet("/", Mine);
        group.MapGet("/{bidId:guid}", Get);
        group.MapPost("/{bidId:guid}/sign", Sign).AddEndpointFilter<InTransaction>();
        group.MapPost("/{bidId:guid}/decline", Decline).AddEndpointFilter<InTransaction>();
    }

    private static async Task<Page<MembershipView>> Mine(
        [AsParameters] PageRequest page, ClaimsPrincipal user, BiddingDb db, BidSeal seal, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var before = page.After is null ? (Guid?)null : Cursor.Read<Guid>(page.After);
        var members = await db.Members.AsNoTracking()
            .Where(m => m.OrganizationId == own && m.State != MemberState.Removed && (before == null || m.BidId.CompareTo(before.Value) < 0))
            .OrderByDescending(m => m.BidId).Take(page.Size + 1).ToListAsync(ct);
        var ids = members.ConvertAll(m => m.BidId);
        var bids = await db.Bids.AsNoTracking().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, ct);
        var challengeIds = bids.Values.Select(b => b.ChallengeId).ToList();
        var challenges = await db.Challenges.AsNoTracking().Where(c => challengeIds.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var now = await db.NowAsync(ct);
        var views = new List<MembershipView>();
        foreach (var member in members)
        {
            var bid = bids[member.BidId];
            views.Add(await ViewAsync(member, bid, challenges[bid.ChallengeId], user, seal, now, ct));
        }

        return Page.Of(views, page.Size, last => Cursor.Write(last.BidId));
    }

    private static async Task<Results<Ok<MembershipView>, NotFound>> Get(
        Guid bidId, ClaimsPrincipal user, BiddingDb db, BidSeal seal, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var member = await db.Members.AsNoTracking().SingleOrDefaultAsync(m => m.BidId == bidId && m.OrganizationId == own && m.State != MemberState.Removed, ct);
        if (member is null)
        {
            return TypedResults.NotFound();
        }

        var bid = await db.Bids.AsNoTracking().SingleAsync(b => b.Id == bidId, ct);
        var challenge = await db.Challenges.AsNoTracking().SingleAsync(c => c.Id == bid.ChallengeId, ct);
        return TypedResults.Ok(await ViewAsync(member, bid, challenge, user, seal, await db.NowAsync(ct), ct));
    }

    private static Task<Results<Ok<MembershipView>, NotFound>> Sign(
        Guid bidId, SignDivision command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, BidSeal seal, CancellationToken ct) =>
        AnswerAsync(bidId, "bid.member-signed", null, ifMatch, user, db, seal, (member, current, now) =>
            member.Sign(user.PersonId(), command.SignerName.Trim(), command.Digest, current, now), ct);

    private static Task<Results<Ok<MembershipView>, NotFound>> Decline(
        Guid bidId, DeclineMembership command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, BidSeal seal, CancellationToken ct) =>
        AnswerAsync(bidId, "bid.member-declined", command.Reason.Trim(), ifMatch, user, db, seal, (member, current, _) =>
            member.Decline(command.Reason.Trim(), current), ct);

    /// <summary>Holds the bid like its lead does, so that no division changes under a signature.</summary>
    private static async Task<Results<Ok<MembershipView>, NotFound>> AnswerAsync(
        Guid bidId, string act, string? reason, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, BidSeal seal,
        Action<ConsortiumMember, string, DateTimeOffset> answer, CancellationToken ct)
    {
        var own = user.OrganizationId();
        if (await db.HoldBidAsync(bidId, ct) is not var (bid, challenge)
            || await db.Members.SingleOrDefaultAsync(m => m.BidId == bidId && m.OrganizationId == own && m.State != MemberState.Removed, ct) is not { } member)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(member);
        var now = await db.NowAsync(ct);
        Bid.TakesBids(challenge, now);
        answer(member, ConsortiumReading.DivisionOf(await seal.OwnAsync(bid, ct)).Digest, now);
        db.Publish(new ConsortiumAnswered(
            bidId, member.Version, challenge.Id, challenge.Number, challenge.Title, bid.BidderId, new Party(own, member.OrganizationName),
            member.State is MemberState.Signed, reason, now));
        db.Record(user, act, bidId, detail: new { member.SignerName, member.SignedDigest, reason });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await ViewAsync(member, bid, challenge, user, seal, now, ct));
    }

    private static async Task<MembershipView> ViewAsync(
        ConsortiumMember member, Bid bid, Challenge challenge, ClaimsPrincipal user, BidSeal seal, DateTimeOffset now, CancellationToken ct)
    {
        var division = Reader.Of(user).MayReadDivision(member) ? ConsortiumReading.DivisionOf(await seal.OwnAsync(bid, ct)) : null;
        var open = challenge.State.Allows(ChallengeAct.Bid) && now < challenge.Deadline && bid.State is not BidState.Withdrawn;
        var signed = division is not null && member.HasSigned(division.Digest);
        return new(
            bid.Id, member.Version, challenge.Id, challenge.Number, challenge.Title, challenge.Deadline, bid.BidderName, member.State, member.InvitedAt,
            member.SignerName, member.SignedAt, member.State is MemberState.Signed && !signed, division?.Parts, division?.Digest,
            open && division is not null && !signed ? division.Parts is [] ? ["decline"] : ["sign", "decline"] : []);
    }
}
