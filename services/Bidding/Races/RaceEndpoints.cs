using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Contracts;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Races;

/// <summary>A race as one reader sees it: marks and money of a gate once it is decided, and before that those who are in it.</summary>
/// <param name="Can">What the reader may do now: mark, decide.</param>
public record RaceView(
    Guid ChallengeId, long Version, string ChallengeNumber, string ChallengeTitle, Guid OwnerId, string OwnerName, ThirdParty Judge, decimal FirstYuan,
    IReadOnlyList<Runner> Runners, IReadOnlyList<Gate> Gates, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, DateTimeOffset ServerTime,
    IReadOnlyList<string> Can) : IVersioned
{
    /// <summary>The view of a race.</summary>
    public static RaceView Of(Race r, Reader reader, DateTimeOffset now)
    {
        var (owns, judges) = (reader.Verified && reader.ActsFor(r.OwnerId), reader.Verified && reader.ActsFor(r.Judge.OrganizationId!.Value));
        var due = r.EndedAt is null && r.Gates.FirstOrDefault(g => g.DecidedAt is null) is { } next && now >= next.Date;
        var inside = reader.SeesOpenMarks(r);
        return new(
            r.ChallengeId, r.Version, r.ChallengeNumber, r.ChallengeTitle, r.OwnerId, r.OwnerName, r.Judge, r.FirstYuan, r.Runners,
            [.. r.Gates.Select(g => inside || g.DecidedAt is not null ? g : g with { Marks = [] })], r.StartedAt, r.EndedAt, now,
            [.. due && judges ? ["mark"] : Array.Empty<string>(), .. due && owns ? ["decide"] : Array.Empty<string>()]);
    }
}

/// <summary>Races (赛马).</summary>
public static class RaceEndpoints
{
    /// <summary>The standing: everyone. Setting up and deciding: the park that owns the challenge. Marking: the third party.</summary>
    public static void MapRaces(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/challenges/{id:guid}/race").WithTags("Races");
        group.MapGet("/", Get).AllowAnonymous();
        group.MapPost("/", Set).Idempotent<BiddingDb>().RequireAuthorization(Policies.Park);
        group.MapPost("/gates/{number:int}/marks", GiveMark).AddEndpointFilter<InTransaction>().RequireAuthorization(Policies.Verified);
        group.MapPost("/gates/{number:int}/decide", Decide).AddEndpointFilter<InTransaction>().RequireAuthorization(Policies.Park);
    }

    private static async Task<Results<Ok<RaceView>, NotFound>> Get(Guid id, ClaimsPrincipal user, BiddingDb db, CancellationToken ct) =>
        await db.Races.AsNoTracking().SingleOrDefaultAsync(r => r.ChallengeId == id, ct) is { } race
            ? TypedResults.Ok(RaceView.Of(race, Reader.Of(user), await db.NowAsync(ct)))
            : TypedResults.NotFound();

    private static async Task<Results<Created<RaceView>, NotFound>> Set(Guid id, SetRace command, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldOwnAsync(id, user, ct) is not { } challenge)
        {
            return TypedResults.NotFound();
        }

        RuleException.ThrowIf(await db.Races.AnyAsync(r => r.ChallengeId == id, ct), "race.set-already");
        var race = Race.Set(challenge, command, await db.NowAsync(ct));
        db.Races.Add(race);
        db.Record(user, "race.set", id, challenge.OwnerId, new { race.FirstYuan, gates = race.Gates.Count, runners = race.Runners.Count });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/bidding/challenges/{id}/race", RaceView.Of(race, Reader.Of(user), race.StartedAt));
    }

    private static async Task<Results<Ok<RaceView>, NotFound>> GiveMark(
        Guid id, int number, GiveMark command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await HoldAsync(db, id, ct) is not var (race, challenge) || race.Judge.OrganizationId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(race);
        var now = await db.NowAsync(ct);
        race.GiveMark(number, command, now);
        db.Record(user, "race.marked", id, challenge.OwnerId, new { number, command.BidId, command.Mark });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(RaceView.Of(race, Reader.Of(user), now));
    }

    private static async Task<Results<Ok<RaceView>, NotFound>> Decide(
        Guid id, int number, DecideGate command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await HoldAsync(db, id, ct) is not var (race, challenge) || challenge.OwnerId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(race);
        var now = await db.NowAsync(ct);
        db.Publish(race.Decide(number, command.Decisions, now));
        var left = command.Decisions.Where(d => d.Choice is not GateChoice.Continue).Select(d => d.BidId).ToList();
        foreach (var contract in await db.Contracts.Include(c => c.Milestones).Where(c => c.ChallengeId == id && left.Contains(c.BidId)).ToListAsync(ct))
        {
            if (!contract.State.HasEnded())
            {
                contract.Terminate("race.left", null, user.PersonId(), now);
                db.Record(user, "contract.stopped", contract.Id, contract.OwnerId, new { reason = "race", number });
                if (contract.SignedAt is not null)
                {
                    db.Publish(contract.Told(new Word("race.left").ToString(), now));
                }
            }
        }

        db.Record(user, "race.gate-decided", id, challenge.OwnerId, new { number, command.Decisions });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(RaceView.Of(race, Reader.Of(user), now));
    }

    private static async Task<(Race Race, Challenge Challenge)?> HoldAsync(BiddingDb db, Guid id, CancellationToken ct) =>
        await db.HoldAsync(id, ct) is { } challenge && await db.Races.SingleOrDefaultAsync(r => r.ChallengeId == id, ct) is { } race ? (race, challenge) : null;
}
