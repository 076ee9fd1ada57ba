using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Conflicts;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>Accepts an invitation and declares every tie to a bidder.</summary>
/// <param name="Declared">Organisations that the expert is tied to in any way; none is a declaration too.</param>
/// <param name="Confirm">That the declaration is complete and what is read stays secret.</param>
public record AcceptInvitation([MaxLength(50)] IReadOnlyList<string>? Declared, [Required, AllowedValues(true)] bool? Confirm);

/// <summary>A seat as its expert sees it. Before accepting it tells of the challenge and of no bid.</summary>
/// <param name="Bidders">Who bids, so that ties can be declared; nothing where the review is blind.</param>
public record OwnSeat(
    Guid Id, long Version, Guid ChallengeId, string Number, string Title, string OwnerName, SeatState State, ReviewState Review, bool Blind, int Bids,
    IReadOnlyList<string>? Bidders, DateTimeOffset? AnswerBy, DateTimeOffset? Due, IReadOnlyList<string> Declared, bool Chair, int Sheets, int Submitted,
    IReadOnlyList<string> Can) : IVersioned;

/// <summary>Invitations (评审邀请), answered by the expert.</summary>
public static class InvitationEndpoints
{
    /// <summary>For the expert who is invited.</summary>
    public static void MapInvitations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/reviews/seats").WithTags("Review").RequireAuthorization(Policies.Expert).AddEndpointFilter<InTransaction>();
        group.MapGet("/", List);
        group.MapGet("/{id:guid}", Get);
        group.MapPost("/{id:guid}/accept", Accept);
        group.MapPost("/{id:guid}/recuse", Recuse);
    }

    private static async Task<Page<OwnSeat>> List([AsParameters] PageRequest page, ClaimsPrincipal user, BiddingDb db, SeatReading reading, CancellationToken ct)
    {
        var (person, before) = (user.PersonId(), page.After is null ? (Guid?)null : Cursor.Read<Guid>(page.After));
        var seats = await db.Seats.AsNoTracking()
            .Where(s => s.PersonId == person && s.State != SeatState.Proposed && (before == null || s.Id.CompareTo(before.Value) < 0))
            .OrderByDescending(s => s.Id).Take(page.Size + 1).ToListAsync(ct);
        return Page.Of(await reading.SeatsAsync(seats, ct), page.Size, last => Cursor.Write(last.Id));
    }

    private static async Task<Results<Ok<OwnSeat>, NotFound>> Get(Guid id, ClaimsPrincipal user, BiddingDb db, SeatReading reading, CancellationToken ct)
    {
        var person = user.PersonId();
        var seat = await db.Seats.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.PersonId == person && s.State != SeatState.Proposed, ct);
        return seat is null ? TypedResults.NotFound() : TypedResults.Ok((await reading.SeatsAsync([seat], ct))[0]);
    }

    /// <summary>Bids of declared organisations are taken from the expert at once; the park finds the open places on the panel's page.</summary>
    private static async Task<Results<Ok<OwnSeat>, NotFound>> Accept(
        Guid id, AcceptInvitation command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, PanelDesk desk, BidReading bidReading, SeatReading reading,
        CancellationToken ct)
    {
        if (await db.HoldSeatAsync(id, user, ct) is not var (challenge, review, seat))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(seat);
        challenge.GuardReview();
        var now = await db.NowAsync(ct);
        string[] declared = [.. (command.Declared ?? []).Select(d => d.Trim()).Where(d => d.Length is > 0 and <= 200).Distinct()];
        var bids = await desk.BidsAsync(review, ct);
        var finder = await desk.FinderAsync(challenge, bids, await bidReading.SubmittedAsync(bids, ct), now, ct);
        var hit = declared.SelectMany(d => finder.BidsOf(d).Select(bid => (bid, Name: d))).DistinctBy(h => h.bid).ToDictionary(h => h.bid, h => h.Name);
        db.Conflicts.AddRange(hit.Select(h => new Conflicts.Conflict(challenge.Id, h.Key, seat.PersonId, ConflictKind.Declared, h.Value, now)));
        var sheets = await db.Sheets.Where(s => s.SeatId == id && s.State != SheetState.Void).ToListAsync(ct);
        var lost = sheets.Where(s => hit.ContainsKey(s.BidId)).ToList();
        lost.ForEach(s => s.MakeVoid());
        var open = await db.OpenPlacesAsync(challenge, review, ct) - (sheets.Count - lost.Count);
        db.Publish(seat.Accept(challenge, declared, open, now));
        db.Record(user, "review.accepted", challenge.Id, challenge.OwnerId, new { seat = id, declared, lost = lost.Count });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.SeatsAsync([seat], ct))[0]);
    }

    /// <summary>All sheets of a recused expert are void, submitted ones too: a conflict makes them so.</summary>
    private static async Task<Results<Ok<OwnSeat>, NotFound>> Recuse(
        Guid id, LeavePanel command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, SeatReading reading, CancellationToken ct)
    {
        if (await db.HoldSeatAsync(id, user, ct) is not var (challenge, review, seat))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(seat);
        challenge.GuardReview();
        RuleException.ThrowIf(!review.State.Allows(ReviewAct.Reopen) && review.State is not ReviewState.Convening, "review.transition", Word.Of(review.State));
        var now = await db.NowAsync(ct);
        var sheets = await db.Sheets.Where(s => s.SeatId == id && s.State != SheetState.Void).ToListAsync(ct);
        sheets.ForEach(s => s.MakeVoid());
        var open = await db.OpenPlacesAsync(challenge, review, ct) + (seat.State is SeatState.Accepted ? sheets.Count : 0);
        db.Publish(seat.Recuse(challenge, command.Reason.Trim(), open, now));
        if (review.State is ReviewState.Discussion && sheets is not [])
        {
            review.Reopen();
        }

        db.Record(user, "review.recused", challenge.Id, challenge.OwnerId, new { seat = id, command.Reason });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.SeatsAsync([seat], ct))[0]);
    }
}
