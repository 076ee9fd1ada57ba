using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Consortia;

/// <summary>Whom the lead asks: the full registered name or the credit code of a verified company.</summary>
public record InviteMember([Required, StringLength(200, MinimumLength = 2)] string Organization);

/// <summary>The lead's side of a consortium (联合体牵头方).</summary>
public static class ConsortiumEndpoints
{
    /// <summary>Both sides: the lead's acts at its bid, the members' at <c>/consortia</c>.</summary>
    public static void MapConsortia(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/bids/{id:guid}/members").WithTags("Consortia").RequireAuthorization(Policies.Company).AddEndpointFilter<InTransaction>();
        group.MapPost("/", Invite);
        group.MapDelete("/{organizationId:guid}", Remove);
        routes.MapMemberships();
    }

    private static async Task<Results<Ok<BidView>, NotFound>> Invite(
        Guid id, InviteMember command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, BidReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnBidAsync(id, user, ct) is not var (bid, challenge))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(bid);
        var asked = await db.VerifiedAsync(command.Organization, "organization", OrganizationKinds.Company, ct);
        RuleException.ThrowIf(asked.Id == bid.BidderId || asked.Id == challenge.OwnerId, "member.not-eligible", asked.Name);
        var members = await db.MembersAsync(id, ct);
        RuleException.ThrowIf(
            members.Count(m => m.TakesPart) >= challenge.Scheme.MaximumMembers, "bid.too-many-members", challenge.Scheme.MaximumMembers,
            members.Count(m => m.TakesPart) + 1);
        var now = await db.NowAsync(ct);
        bid.Edit(bid.SealedDraft, challenge, now);
        if (members.Find(m => m.OrganizationId == asked.Id) is { } before)
        {
            before.InviteAgain(now);
        }
        else
        {
            db.Members.Add(ConsortiumMember.Invite(bid, asked, now));
        }

        db.Publish(new ConsortiumInvited(id, bid.Version, challenge.Id, challenge.Number, challenge.Title, new(bid.BidderId, bid.BidderName), asked.Id, false, now));
        db.Record(user, "bid.member-invited", id, detail: new { asked.Name });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(bid, challenge, user, ct))!);
    }

    private static async Task<Results<Ok<BidView>, NotFound>> Remove(
        Guid id, Guid organizationId, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, BidReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnBidAsync(id, user, ct) is not var (bid, challenge)
            || await db.Members.SingleOrDefaultAsync(m => m.BidId == id && m.OrganizationId == organizationId, ct) is not { } member)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(bid);
        var now = await db.NowAsync(ct);
        bid.Edit(bid.SealedDraft, challenge, now);
        db.Publish(member.Remove(now));
        db.Record(user, "bid.member-removed", id, detail: new { member.OrganizationName });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(bid, challenge, user, ct))!);
    }
}
