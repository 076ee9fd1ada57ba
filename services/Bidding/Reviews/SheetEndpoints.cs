using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>Scoring (评分) and the panel's discussion (合议): the experts' acts.</summary>
public static class SheetEndpoints
{
    /// <summary>For the expert whose sheet it is; giving one back is for the chair.</summary>
    public static void MapSheets(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/reviews").WithTags("Review").RequireAuthorization(Policies.Expert);
        group.MapGet("/sheets", List);
        group.MapGet("/sheets/{id:guid}", Get);
        group.MapPut("/sheets/{id:guid}", Save).AddEndpointFilter<InTransaction>();
        group.MapPost("/sheets/{id:guid}/submit", Submit).AddEndpointFilter<InTransaction>();
        group.MapPost("/seats/{id:guid}/sheets/{sheetId:guid}/reopen", Reopen).AddEndpointFilter<InTransaction>();
        group.MapGet("/seats/{id:guid}/discussion", Discussion);
        group.MapPost("/seats/{id:guid}/remarks", Say).Idempotent<BiddingDb>();
    }

    private static async Task<Page<SheetRow>> List([AsParameters] PageRequest page, Guid? seatId, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var (person, before) = (user.PersonId(), page.After is null ? (Guid?)null : Cursor.Read<Guid>(page.After));
        var rows = await db.Sheets.AsNoTracking()
            .Where(s => s.PersonId == person && s.State != SheetState.Void && (seatId == null || s.SeatId == seatId) && (before == null || s.Id.CompareTo(before.Value) < 0))
            .Join(db.Seats.Where(s => s.State == SeatState.Accepted), s => s.SeatId, s => s.Id, (sheet, _) => sheet)
            .Join(db.Reviews.Where(r => r.State != ReviewState.Convening), s => s.ChallengeId, r => r.ChallengeId, (sheet, review) => new { sheet, review })
            .Join(db.Challenges, s => s.sheet.ChallengeId, c => c.Id, (s, c) => new { s.sheet, s.review, c.Number, c.Title })
            .OrderByDescending(s => s.sheet.Id).Take(page.Size + 1).ToListAsync(ct);
        return Page.Of(
            rows.ConvertAll(r => new SheetRow(
                r.sheet.Id, r.sheet.Version, r.sheet.SeatId, r.Number, r.Title, r.review.LabelOf(r.sheet.BidId), r.sheet.State, r.sheet.Total, r.review.Due,
                r.sheet.SavedAt, r.sheet.Reopened is not null)),
            page.Size, last => Cursor.Write(last.Id));
    }

    /// <summary>Reading a bid leaves a trace, and so does reading what others have scored.</summary>
    private static async Task<Results<Ok<SheetView>, NotFound>> Get(Guid id, ClaimsPrincipal user, BiddingDb db, SheetReading reading, CancellationToken ct)
    {
        if (await reading.ViewAsync(id, user, ct) is not { } view)
        {
            return TypedResults.NotFound();
        }

        db.Record(user, view.Others is null ? "review.bid-read" : "review.scores-read", view.ChallengeId, detail: new { sheet = id, view.Label });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(view);
    }

    private static Task<Results<Ok<SheetView>, NotFound>> Save(
        Guid id, SaveSheet command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, SheetReading reading, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, reading, (challenge, _, sheet, now) =>
        {
            sheet.Save(command.Marks ?? [], string.IsNullOrWhiteSpace(command.Comment) ? null : command.Comment.Trim(), challenge.Scheme, now);
            return Task.CompletedTask;
        }, ct);

    private static Task<Results<Ok<SheetView>, NotFound>> Submit(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, SheetReading reading, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, reading, async (challenge, review, sheet, now) =>
        {
            sheet.Submit(challenge.Scheme, now);
            db.Record(user, "review.sheet-submitted", review.ChallengeId, challenge.OwnerId, new { sheet = id, version = sheet.Version });
            var needed = review.Labels.Count * challenge.Scheme.PanelSize;
            if (await db.Sheets.CountAsync(s => s.ChallengeId == review.ChallengeId && s.State == SheetState.Submitted, ct) + 1 >= needed)
            {
                db.Publish(review.Complete(challenge, now));
                var seats = await db.Seats.Where(s => s.ChallengeId == review.ChallengeId && s.State == SeatState.Accepted).ToListAsync(ct);
                db.Publish([.. seats.Select(s => s.DueOf(challenge, review, "discussion", 0, now))]);
            }
        }, ct);

    private static async Task<Results<NoContent, NotFound>> Reopen(
        Guid id, Guid sheetId, ReopenSheet command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldSeatAsync(id, user, ct) is not var (challenge, review, seat) || seat.State is not SeatState.Accepted || review.ChairId != id
            || await db.Sheets.SingleOrDefaultAsync(s => s.Id == sheetId && s.ChallengeId == review.ChallengeId, ct) is not { } sheet)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(review);
        challenge.GuardReview();
        sheet.Reopen(command.Reason.Trim());
        review.Reopen();
        var owner = await db.Seats.SingleAsync(s => s.Id == sheet.SeatId, ct);
        db.Publish(owner.DueOf(challenge, review, "reopened", 1, await db.NowAsync(ct)));
        db.Record(user, "review.sheet-reopened", review.ChallengeId, challenge.OwnerId, new { sheet = sheetId, command.Reason });
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<DiscussionView>, NotFound>> Discussion(
        Guid id, ClaimsPrincipal user, BiddingDb db, SheetReading reading, ReviewReading reviews, CancellationToken ct)
    {
        var person = user.PersonId();
        var seat = await db.Seats.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.PersonId == person, ct);
        if (seat is null || await reading.DiscussionAsync(seat, user, reviews, ct) is not { } view)
        {
            return TypedResults.NotFound();
        }

        db.Record(user, "review.scores-read", seat.ChallengeId, detail: new { seat = id });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(view);
    }

    private static async Task<Results<Created<RemarkView>, NotFound>> Say(Guid id, SayRemark command, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldSeatAsync(id, user, ct) is not var (challenge, review, seat) || seat.State is not SeatState.Accepted)
        {
            return TypedResults.NotFound();
        }

        challenge.GuardReview();
        RuleException.ThrowIf(!review.State.Allows(ReviewAct.Discuss), "review.transition", Word.Of(review.State));
        if (command.Label > review.Labels.Count)
        {
            throw new InvalidException("label", "field.range", 1, review.Labels.Count);
        }

        var remark = new Remark(
            Guid.CreateVersion7(), review.ChallengeId, id, command.Label is { } label ? review.Labels[label - 1] : null, command.Text.Trim(), await db.NowAsync(ct));
        db.Remarks.Add(remark);
        db.Record(user, "review.remark", review.ChallengeId, challenge.OwnerId, new { remark.Id });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created((string?)null, new RemarkView(remark.Id, seat.Number, null, command.Label, remark.Text, remark.At));
    }

    private static async Task<Results<Ok<SheetView>, NotFound>> ActAsync(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, SheetReading reading, Func<Challenge, Review, ScoreSheet, DateTimeOffset, Task> act,
        CancellationToken ct)
    {
        var person = user.PersonId();
        var seatId = await db.Sheets.Where(s => s.Id == id && s.PersonId == person && s.State != SheetState.Void).Select(s => (Guid?)s.SeatId).SingleOrDefaultAsync(ct);
        if (seatId is null || await db.HoldSeatAsync(seatId.Value, user, ct) is not var (challenge, review, seat)
            || seat.State is not SeatState.Accepted || review.State is ReviewState.Convening)
        {
            return TypedResults.NotFound();
        }

        var sheet = await db.Sheets.SingleAsync(s => s.Id == id, ct);
        ifMatch.Check(sheet);
        challenge.GuardReview();
        RuleException.ThrowIf(!review.State.Allows(ReviewAct.Score), "review.transition", Word.Of(review.State));
        await act(challenge, review, sheet, await db.NowAsync(ct));
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(id, user, ct))!);
    }
}
