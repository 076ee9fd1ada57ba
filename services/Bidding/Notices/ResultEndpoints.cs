using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Calendars;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Reviews;
using ScenarioHub.Bidding.Objections;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Notices;

/// <summary>Names the proposed winner, with the reasons that everyone reads; or the winners, where a race (赛马) begins.</summary>
/// <param name="BidId">The winner, or the first of several.</param>
/// <param name="Reasons">Why.</param>
/// <param name="RunnerBidIds">The other winners of a race.</param>
/// <param name="RaceReason">In what their routes differ.</param>
public record PublishNotice(
    [Required] Guid? BidId, [Required, StringLength(5000, MinimumLength = 2)] string Reasons, [MaxLength(10)] IReadOnlyList<Guid>? RunnerBidIds,
    [StringLength(5000)] string? RaceReason);

/// <summary>From the notice to the award: the owner's acts.</summary>
public static class ResultEndpoints
{
    /// <summary>For the park that owns the challenge.</summary>
    public static void MapResults(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/challenges/{id:guid}").WithTags("Results").RequireAuthorization(Policies.Park).AddEndpointFilter<InTransaction>();
        group.MapPost("/notice", Announce);
        group.MapPost("/award", Award);
    }

    private static async Task<Results<Ok<ChallengeView>, NotFound>> Announce(
        Guid id, PublishNotice command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ChallengeReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnAsync(id, user, ct) is not { } challenge)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(challenge);
        RuleException.ThrowIf(!challenge.State.Allows(ChallengeAct.Notice), "challenge.transition", Word.Of(challenge.State));
        var ranking = await db.FinalRankingAsync(id, ct);
        var bids = await db.Bids.Where(b => b.ChallengeId == id && b.State == BidState.Scored).ToListAsync(ct);
        var winners = Winners(command, bids, ranking, challenge.Scheme.Race);
        var now = await db.NowAsync(ct);
        db.Publish(challenge.Announce(winners, bids, await db.WorkingDaysAsync(ct), now));
        db.Notices.Add(PublicNotice.Of(challenge, ranking, command.Reasons.Trim(), command.RaceReason?.Trim(), now));
        db.Record(user, "challenge.notice-published", id, challenge.OwnerId, new { challenge.Round, challenge.Winners, challenge.NoticeEndsAt });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await reading.ViewAsync(challenge, user, ct));
    }

    private static async Task<Results<Ok<ChallengeView>, NotFound>> Award(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, ChallengeReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnAsync(id, user, ct) is not { } challenge)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(challenge);
        RuleException.ThrowIf(!challenge.State.Allows(ChallengeAct.Award), "challenge.transition", Word.Of(challenge.State));
        var proposed = await db.Bids.Where(b => b.ChallengeId == id && b.State == BidState.Proposed).ToListAsync(ct);
        db.Publish([.. challenge.Award(proposed, await db.OpenObjectionsAsync(id, ct), await db.NowAsync(ct))]);
        (await db.RunningNoticeAsync(id, ct)).Bind();
        db.Record(user, "challenge.awarded", id, challenge.OwnerId, new { winner = challenge.WinnerName });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await reading.ViewAsync(challenge, user, ct));
    }

    /// <summary>The first of the final ranking; in a race the first few, as long as their scores are close.</summary>
    private static List<Bid> Winners(PublishNotice command, List<Bid> bids, IReadOnlyList<RankedBid> ranking, RaceRules race)
    {
        Guid[] named = [command.BidId!.Value, .. command.RunnerBidIds ?? []];
        var unknown = Array.FindIndex(named, id => !bids.Exists(b => b.Id == id));
        if (unknown >= 0 || named.Distinct().Count() != named.Length)
        {
            throw new InvalidException(unknown is 0 ? "bidId" : "runnerBidIds", "bid.unknown");
        }

        var first = ranking.OrderBy(r => r.Place).Take(named.Length).ToList();
        if (first[0].BidId != named[0] || first.Exists(r => !named.Contains(r.BidId)))
        {
            throw new InvalidException(first[0].BidId != named[0] ? "bidId" : "runnerBidIds", "bid.not-first", string.Join('、', first.Select(r => r.BidderName)));
        }

        if (named.Length > 1 && string.IsNullOrWhiteSpace(command.RaceReason))
        {
            throw new InvalidException("raceReason", "race.reason-missing");
        }

        return first[0].Mean - first[^1].Mean > race.ClosePoints
            ? throw new InvalidException("runnerBidIds", "race.not-close", race.ClosePoints)
            : [.. first.Select(r => bids.Single(b => b.Id == r.BidId))];
    }
}
