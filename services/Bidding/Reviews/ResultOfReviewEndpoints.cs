using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>Ends the review.</summary>
public record FinishReview([Required, StringLength(5000, MinimumLength = 2)] string Conclusion);

/// <summary>Proposes another order: all ranked bids, best first.</summary>
public record ReorderBids([Required, Length(1, 1000)] IReadOnlyList<Guid> Order, [Required, StringLength(2000, MinimumLength = 10)] string Reason);

/// <summary>Confirms or refuses another order.</summary>
public record DecideReordering([Required] bool? Confirm, [StringLength(2000)] string? Reason);

/// <summary>Reading a review, ending it, and changing its order (评审结果).</summary>
public static class ResultOfReviewEndpoints
{
    /// <summary>Reading: the park, administrators, supervisors. Ending and reordering: the park. Confirming another order: an administrator.</summary>
    public static void MapReviewResults(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/challenges/{id:guid}/review").WithTags("Review").AddEndpointFilter<InTransaction>();
        group.MapGet("/", Get).RequireAuthorization(Policies.SignedIn);
        group.MapPost("/finish", Finish).RequireAuthorization(Policies.Park);
        group.MapPost("/reorder", Reorder).RequireAuthorization(Policies.Park);
        group.MapPost("/reorder/decide", Decide).RequireAuthorization(Policies.Administrator);
        routes.MapGet("/reviews/reorderings", Waiting).WithTags("Review").RequireAuthorization(Policies.Administrator);
        routes.MapGet("/bids/{id:guid}/scores", OwnScores).WithTags("Review").RequireAuthorization(Policies.Company);
    }

    private static async Task<Results<Ok<ReviewView>, NotFound>> Get(Guid id, ClaimsPrincipal user, BiddingDb db, ReviewReading reading, CancellationToken ct)
    {
        var challenge = await db.Challenges.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        var review = await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.ChallengeId == id, ct);
        if (challenge is null || review is null || await reading.ViewAsync(challenge, review, user, ct) is not { } view)
        {
            return TypedResults.NotFound();
        }

        if (view.Scores is not null)
        {
            db.Record(user, "review.scores-read", id, challenge.OwnerId);
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.Ok(view);
    }

    private static Task<Results<Ok<ReviewView>, NotFound>> Finish(
        Guid id, FinishReview command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, PanelDesk desk, BidReading bidReading, ReviewReading reading,
        CancellationToken ct) =>
        PanelEndpoints.ActAsync(id, ifMatch, user, db, reading, async (challenge, review) =>
        {
            var bids = await desk.BidsAsync(review, ct);
            var contents = await bidReading.SubmittedAsync(bids, ct);
            var sheets = (await db.Sheets.Where(s => s.ChallengeId == id && s.State == SheetState.Submitted).ToListAsync(ct)).ToLookup(s => s.BidId);
            var ranking = Ranking.Of(bids.Select(b => new ScoredBid(b, [.. sheets[b.Id]], contents[b.Id].PublicYuan)), challenge.Scheme);
            db.Publish(review.Finish(challenge, ranking, bids, command.Conclusion.Trim(), await db.NowAsync(ct)));
            db.Record(user, "review.finished", id, challenge.OwnerId, new { ranking });
        }, ct);

    private static Task<Results<Ok<ReviewView>, NotFound>> Reorder(
        Guid id, ReorderBids command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ReviewReading reading, CancellationToken ct) =>
        PanelEndpoints.ActAsync(id, ifMatch, user, db, reading, async (challenge, review) =>
        {
            db.Publish(review.Reorder(challenge, command.Order, command.Reason.Trim(), user.PersonId(), await db.NowAsync(ct)));
            db.Record(user, "review.reordering-proposed", id, challenge.OwnerId, command);
        }, ct);

    private static async Task<Results<Ok<ReviewView>, NotFound>> Decide(
        Guid id, DecideReordering command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ReviewReading reading, CancellationToken ct)
    {
        if (await db.HoldReviewAsync(id, ct) is not var (challenge, review))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(review);
        challenge.GuardReview();
        var reason = string.IsNullOrWhiteSpace(command.Reason) ? null : command.Reason.Trim();
        db.Publish(review.Decide(challenge, command.Confirm is true, reason, user.PersonId(), await db.NowAsync(ct)));
        db.Record(user, command.Confirm is true ? "review.reordering-confirmed" : "review.reordering-refused", id, challenge.OwnerId, command);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(challenge, review, user, ct))!);
    }

    /// <summary>The other orders that wait for an administrator; they are few.</summary>
    private static async Task<Ok<List<WaitingReordering>>> Waiting(BiddingDb db, CancellationToken ct)
    {
        var reviews = await db.Reviews.FromSql<Review>(
            $"SELECT * FROM review WHERE state = 'Finished' AND reordering IS NOT NULL AND reordering ->> 'confirmed' IS NULL ORDER BY finished_at LIMIT 100")
            .AsNoTracking().ToListAsync(ct);
        var ids = reviews.ConvertAll(r => r.ChallengeId);
        var challenges = await db.Challenges.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        return TypedResults.Ok(reviews.ConvertAll(r => new WaitingReordering(
            r.ChallengeId, challenges[r.ChallengeId].Number, challenges[r.ChallengeId].Title, challenges[r.ChallengeId].OwnerName, r.Reordering!.Reason,
            r.Reordering.ProposedAt)));
    }

    private static async Task<Results<Ok<OwnScores>, NotFound>> OwnScores(
        Guid id, ClaimsPrincipal user, BiddingDb db, ReviewReading reading, CancellationToken ct)
    {
        var bid = await db.Bids.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, ct);
        var review = bid is null ? null : await db.Reviews.AsNoTracking().SingleOrDefaultAsync(r => r.ChallengeId == bid.ChallengeId, ct);
        var challenge = bid is null ? null : await db.Challenges.AsNoTracking().SingleAsync(c => c.Id == bid.ChallengeId, ct);
        return review is not null && challenge is not null && review.Labels.Contains(id)
            && Reader.Of(user).MaySee(ReviewPart.OwnBidScores, challenge, new(review, null, OwnBid: Reader.Of(user).ActsFor(bid!.BidderId)))
            ? TypedResults.Ok(await reading.OwnScoresAsync(bid!, challenge, review, ct))
            : TypedResults.NotFound();
    }
}
