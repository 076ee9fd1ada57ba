using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Custody;

/// <summary>Issuing a share again whose passphrase was lost, or whose custodian has left (补发).</summary>
public static class ReissueEndpoints
{
    /// <summary>Asking: whoever the place is for. Helping: the other custodians. Completing: who asked.</summary>
    public static void MapReissues(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/challenges/{id:guid}/custodians/{place:int}/reissue").WithTags("Custody")
            .AddEndpointFilter<InTransaction>().RequireAuthorization(Policies.SignedIn);
        group.MapGet("/", Material);
        group.MapPost("/", Ask);
        group.MapPost("/parts", Help);
        group.MapPost("/complete", Complete);
    }

    private static async Task<Results<Ok<ReissueMaterial>, NotFound>> Material(Guid id, int place, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var reissue = await db.Reissues.AsNoTracking().SingleOrDefaultAsync(r => r.ChallengeId == id && r.Place == place, ct);
        var all = await db.Custodians.AsNoTracking().Where(c => c.ChallengeId == id).ToListAsync(ct);
        var own = all.Find(c => c.PersonId == user.PersonId());
        var isNew = reissue?.PersonId == user.PersonId();
        if (reissue is null || (!isNew && (own is null || !reissue.Helpers.Contains(own.Place))))
        {
            return TypedResults.NotFound();
        }

        var keys = all.Where(c => reissue.Helpers.Contains(c.Place)).ToDictionary(c => c.Place, c => c.Key!.PublicKey);
        var key = isNew ? reissue.Key : reissue.Key with { Salt = [], Nonce = [], Box = [] };
        return TypedResults.Ok(new ReissueMaterial(
            place, key, keys, isNew && reissue.IsComplete ? [.. reissue.Parts.Values] : null, all.Single(c => c.Place == place).ShareDigest!));
    }

    /// <summary>Asking anew, with another key, starts it anew.</summary>
    private static async Task<Results<Ok<CustodyView>, NotFound>> Ask(
        Guid id, int place, CustodianKeyInput command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CustodyReading reading, CancellationToken ct)
    {
        var (challenge, custodian) = await db.HoldPlaceAsync(id, place, ct);
        if (challenge is null || custodian is null || !Reader.Of(user).Fits(custodian.Role, challenge))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(custodian);
        command.Key.Check();
        challenge.GuardKeeping();
        var all = await db.Custodians.Where(c => c.ChallengeId == id).OrderBy(c => c.Place).ToListAsync(ct);
        RuleException.ThrowIf(custodian.SealedShare is null || custodian.HandedIn is not null, "custody.no-share");
        RuleException.ThrowIf(all.Exists(c => c.Place != place && c.PersonId == user.PersonId()), "custody.two-places");
        var helpers = all.Where(c => c.Place != place).Take(challenge.Threshold()).Select(c => c.Place).ToArray();
        RuleException.ThrowIf(helpers.Length < challenge.Threshold(), "custody.no-helpers", challenge.Threshold());
        var keeper = user.AsKeeper();
        await db.Reissues.Where(r => r.ChallengeId == id && r.Place == place).ExecuteDeleteAsync(ct);
        db.Reissues.Add(new()
        {
            ChallengeId = id,
            Place = place,
            PersonId = keeper.Id,
            PersonName = keeper.Name,
            OrganizationId = keeper.OrganizationId,
            Key = command.Key,
            Helpers = helpers,
            AskedAt = await db.NowAsync(ct),
        });
        db.Record(user, "custody.reissue-asked", id, challenge.OwnerId, new { place, helpers });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(challenge, user, ct))!);
    }

    private static async Task<Results<Ok<CustodyView>, NotFound>> Help(
        Guid id, int place, PartInput command, ClaimsPrincipal user, BiddingDb db, CustodyReading reading, CancellationToken ct)
    {
        var reissue = await db.Reissues.SingleOrDefaultAsync(r => r.ChallengeId == id && r.Place == place, ct);
        if (reissue is null || await db.HoldOwnPlaceAsync(id, command.Helper!.Value, user, ct) is not var (challenge, helper))
        {
            return TypedResults.NotFound();
        }

        challenge.GuardKeeping();
        reissue.Add(helper.Place, command.Part);
        db.Record(user, "custody.reissue-helped", id, challenge.OwnerId, new { place, helper = helper.Place });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(challenge, user, ct))!);
    }

    /// <summary>The share's digest stays: a share that is not the lost one is found out when it is handed in, and before by the new custodian's own check.</summary>
    private static async Task<Results<Ok<CustodyView>, NotFound>> Complete(
        Guid id, int place, SealedShareInput command, ClaimsPrincipal user, BiddingDb db, CustodyReading reading, CancellationToken ct)
    {
        var (challenge, custodian) = await db.HoldPlaceAsync(id, place, ct);
        var reissue = await db.Reissues.SingleOrDefaultAsync(r => r.ChallengeId == id && r.Place == place, ct);
        if (challenge is null || custodian is null || reissue is not { IsComplete: true } || reissue.PersonId != user.PersonId())
        {
            return TypedResults.NotFound();
        }

        challenge.GuardKeeping();
        RuleException.ThrowIf(custodian.HandedIn is not null, "custody.handed-in");
        custodian.TakeOver(reissue, command.SealedShare, await db.NowAsync(ct));
        db.Reissues.Remove(reissue);
        db.Record(user, "custody.reissued", id, challenge.OwnerId, new { place });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok((await reading.ViewAsync(challenge, user, ct))!);
    }
}
