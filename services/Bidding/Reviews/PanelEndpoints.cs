using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>Invites everyone who is proposed.</summary>
public record InviteExperts(DateTimeOffset? AnswerBy);

/// <summary>Lets an expert go, or an expert leaves.</summary>
public record LeavePanel([Required, StringLength(1000, MinimumLength = 2)] string Reason);

/// <summary>Names the chair.</summary>
public record NameChair([Required] Guid? SeatId);

/// <summary>Lets the scoring begin.</summary>
public record StartScoring(DateTimeOffset? Due);

/// <summary>Convening the panel (组建评审组): the park's acts.</summary>
public static class PanelEndpoints
{
    /// <summary>For the park that owns the challenge.</summary>
    public static void MapPanels(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/challenges/{id:guid}/review").WithTags("Review").RequireAuthorization(Policies.Park).AddEndpointFilter<InTransaction>();
        group.MapPost("/propose", Propose);
        group.MapPost("/invite", Invite);
        group.MapPost("/seats/{seatId:guid}/release", Release);
        group.MapPost("/chair", Chair);
        group.MapPost("/start", Start);
    }

    private static Task<Results<Ok<ReviewView>, NotFound>> Propose(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, PanelDesk desk, ReviewReading reading, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, reading, async (challenge, review) =>
        {
            var more = await desk.ProposeAsync(challenge, review, ct);
            if (review.State is ReviewState.Scoring && more.Count > 0)
            {
                var now = await db.NowAsync(ct);
                db.Publish([.. more.Select(m => m.Seat.DueOf(challenge, review, "started", m.Sheets, now))]);
            }

            db.Record(user, "review.panel-proposed", id, challenge.OwnerId);
        }, ct);

    private static Task<Results<Ok<ReviewView>, NotFound>> Invite(
        Guid id, InviteExperts command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ReviewReading reading, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, reading, async (challenge, review) =>
        {
            var now = await db.NowAsync(ct);
            var by = command.AnswerBy ?? now.AddDays(challenge.Scheme.Review.AnswerDays);
            var proposed = await db.Seats.Where(s => s.ChallengeId == id && s.State == SeatState.Proposed).ToListAsync(ct);
            RuleException.ThrowIf(proposed is [], "review.nobody-proposed");
            if (by <= now)
            {
                throw new InvalidException("answerBy", "review.due-past");
            }

            review.Convened();
            db.Publish([.. proposed.Select(s => s.Invite(challenge, by, now))]);
            db.Record(user, "review.invited", id, challenge.OwnerId, new { seats = proposed.Select(s => s.Id), by });
        }, ct);

    private static Task<Results<Ok<ReviewView>, NotFound>> Release(
        Guid id, Guid seatId, LeavePanel command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ReviewReading reading, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, reading, async (challenge, review) =>
        {
            var seat = await db.Seats.SingleOrDefaultAsync(s => s.Id == seatId && s.ChallengeId == id, ct) ?? throw new RuleException("seat.unknown");
            review.Convened();
            db.Publish(seat.Release(command.Reason.Trim(), await db.NowAsync(ct)));

            // Whoever is only short of time has judged fairly so far: what is submitted stays.
            await db.Sheets.Where(s => s.SeatId == seatId && s.State != SheetState.Submitted).ForEachAsync(s => s.MakeVoid(), ct);
            db.Record(user, "review.expert-released", id, challenge.OwnerId, new { seatId, command.Reason });
        }, ct);

    private static Task<Results<Ok<ReviewView>, NotFound>> Chair(
        Guid id, NameChair command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ReviewReading reading, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, reading, async (challenge, review) =>
        {
            review.Chair(await db.Seats.SingleOrDefaultAsync(s => s.Id == command.SeatId && s.ChallengeId == id, ct) ?? throw new RuleException("seat.unknown"));
            db.Record(user, "review.chair-named", id, challenge.OwnerId, command);
        }, ct);

    private static Task<Results<Ok<ReviewView>, NotFound>> Start(
        Guid id, StartScoring command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ReviewReading reading, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, reading, async (challenge, review) =>
        {
            var now = await db.NowAsync(ct);
            var open = await db.OpenPlacesAsync(challenge, review, ct);
            RuleException.ThrowIf(open > 0, "review.places-open", open);
            var seats = await db.Seats.Where(s => s.ChallengeId == id && s.State == SeatState.Accepted).OrderBy(s => s.Number).ToListAsync(ct);
            var sheets = await db.Sheets.Where(s => s.ChallengeId == id && s.State == SheetState.Assigned)
                .GroupBy(s => s.SeatId).ToDictionaryAsync(g => g.Key, g => g.Count(), ct);
            review.Start(open, seats.MaxBy(s => sheets.GetValueOrDefault(s.Id))!, command.Due ?? now.AddDays(challenge.Scheme.Review.ScoringDays), now);
            db.Publish([.. seats.Select(s => s.DueOf(challenge, review, "started", sheets.GetValueOrDefault(s.Id), now))]);
            db.Record(user, "review.started", id, challenge.OwnerId, new { review.Due });
        }, ct);

    internal static async Task<Results<Ok<ReviewView>, NotFound>> ActAsync(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ReviewReading reading, Func<Challenge, Review, Task> act, CancellationToken ct)
    {
        if (await db.HoldOwnReviewAsync(id, user, ct) is not var (challenge, review))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(review);
        challenge.GuardReview();
        await act(challenge, review);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(challenge, review, user, ct))!);
    }
}
