using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Bidding.Notices;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Objections;

/// <summary>Handing in, reading, and taking back objections (异议).</summary>
public static class ObjectionEndpoints
{
    /// <summary>Handing in: a verified participant. Reading: whoever <see cref="DeliveryRules"/> lets.</summary>
    public static void MapObjections(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").WithTags("Objections");
        group.MapPost("/challenges/{id:guid}/objections", File).Idempotent<BiddingDb>().RequireAuthorization(Policies.Verified);
        group.MapGet("/objections", List).RequireAuthorization(Policies.SignedIn);
        group.MapGet("/objections/supervisors", Supervisors).RequireAuthorization(Policies.Administrator);
        group.MapGet("/objections/{id:guid}", Get).RequireAuthorization(Policies.SignedIn);
        group.MapPost("/objections/{id:guid}/withdraw", Withdraw).AddEndpointFilter<InTransaction>().RequireAuthorization(Policies.Verified);
    }

    private static async Task<Results<Created<ObjectionView>, NotFound>> File(
        Guid id, FileObjection command, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.ShareAsync(id, ct) is not { OpenedAt: not null } challenge)
        {
            return TypedResults.NotFound();
        }

        var objector = await db.VerifiedPartyAsync(user, ct);
        var notice = challenge.State is ChallengeState.Notice ? await db.RunningNoticeAsync(id, ct) : null;
        var objection = Objection.File(
            challenge, notice?.Id, objector, user.PersonId(), await db.IsParticipantAsync(id, objector.Id, ct), command, await db.NowAsync(ct));
        await db.HoldBidderAsync(objector.Id, ct);
        RuleException.ThrowIf(
            await db.Objections.AnyAsync(
                o => o.ChallengeId == id && o.ObjectorId == objector.Id && (o.State == ObjectionState.Filed || o.State == ObjectionState.Appointed), ct),
            "objection.open-already");
        db.Objections.Add(objection);
        db.Publish(objection.Moved([], objection.FiledAt));
        db.Record(user, "objection.filed", objection.Id, challenge.OwnerId, new { challenge.Number, objection.Against });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/bidding/objections/{objection.Id}", ObjectionView.Of(objection, Reader.Of(user)));
    }

    private static async Task<Page<ObjectionView>> List(
        [AsParameters] PageRequest page, Guid? challengeId, string? state, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var (reader, only) = (Reader.Of(user), Choice.Of<ObjectionState>(state, "state"));
        var before = page.After is null ? (Guid?)null : Cursor.Read<Guid>(page.After);
        var rows = await db.Objections.AsNoTracking().Where(reader.SeesObjections())
            .Where(o => (challengeId == null || o.ChallengeId == challengeId) && (only == null || o.State == only) && (before == null || o.Id.CompareTo(before.Value) < 0))
            .OrderByDescending(o => o.Id)
            .Take(page.Size + 1)
            .ToListAsync(ct);
        return Page.Of([.. rows.Select(o => ObjectionView.Of(o, reader))], page.Size, last => Cursor.Write(last.Id));
    }

    private static async Task<Ok<List<SupervisorView>>> Supervisors(BiddingDb db, CancellationToken ct) => TypedResults.Ok(
        await db.Supervisors.Where(s => s.Active).OrderBy(s => s.Name).Take(200).Select(s => new SupervisorView(s.Id, s.Name)).ToListAsync(ct));

    private static async Task<Results<Ok<ObjectionView>, NotFound>> Get(Guid id, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        return await db.Objections.AsNoTracking().Where(reader.SeesObjections()).SingleOrDefaultAsync(o => o.Id == id, ct) is { } objection
            ? TypedResults.Ok(ObjectionView.Of(objection, reader))
            : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<ObjectionView>, NotFound>> Withdraw(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldObjectionAsync(id, ct) is not var (objection, _) || objection.ObjectorId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(objection);
        db.Publish(objection.Withdraw(await db.NowAsync(ct)));
        db.Record(user, "objection.withdrawn", id, objection.OwnerId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ObjectionView.Of(objection, Reader.Of(user)));
    }
}
