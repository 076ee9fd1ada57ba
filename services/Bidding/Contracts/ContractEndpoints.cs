using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Bidding.Objections;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Contracts;

/// <summary>Drawing up, reading and signing contracts (合同).</summary>
public static class ContractEndpoints
{
    /// <summary>Drawing up: the park that owns the challenge. Signing: an authorised person (manager) of each side.</summary>
    public static void MapContracts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/contracts").WithTags("Contracts");
        group.MapGet("/", List).RequireAuthorization(Policies.SignedIn);
        group.MapGet("/{id:guid}", Get).RequireAuthorization(Policies.SignedIn);
        group.MapGet("/{id:guid}/editions", Editions).RequireAuthorization(Policies.SignedIn);
        group.MapPut("/{id:guid}", Edit).AddEndpointFilter<InTransaction>().RequireAuthorization(Policies.Park);
        group.MapPost("/{id:guid}/sign", Sign).AddEndpointFilter<InTransaction>().RequireAuthorization(Policies.Verified, Policies.Manager);
        routes.MapPost("/challenges/{id:guid}/contracts", Draft).WithTags("Contracts").Idempotent<BiddingDb>().RequireAuthorization(Policies.Park);
    }

    private static async Task<Page<ContractSummary>> List(
        [AsParameters] PageRequest page, Guid? challengeId, string? state, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var only = Choice.Of<ContractState>(state, "state");
        var before = page.After is null ? (Guid?)null : Cursor.Read<Guid>(page.After);
        var rows = await db.Contracts(Reader.Of(user)).AsNoTracking()
            .Where(c => (challengeId == null || c.ChallengeId == challengeId) && (only == null || c.State == only) && (before == null || c.Id.CompareTo(before.Value) < 0))
            .OrderByDescending(c => c.Id)
            .Take(page.Size + 1)
            .ToListAsync(ct);
        return Page.Of([.. rows.Select(ContractSummary.Of)], page.Size, last => Cursor.Write(last.Id));
    }

    /// <summary>What it says is between its parties: that somebody else read it is recorded.</summary>
    private static async Task<Results<Ok<ContractView>, NotFound>> Get(Guid id, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var contract = await db.Contracts(Reader.Of(user)).Include(c => c.Milestones).AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        if (contract is null)
        {
            return TypedResults.NotFound();
        }

        if (contract.SideOf(user.OrganizationId()) is null)
        {
            db.Record(user, "contract.read", id, contract.OwnerId);
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.Ok(await db.ContractViewAsync(contract, user, ct));
    }

    private static async Task<Results<Ok<List<ContractEdition>>, NotFound>> Editions(Guid id, ClaimsPrincipal user, BiddingDb db, CancellationToken ct) =>
        await db.Contracts(Reader.Of(user)).AnyAsync(c => c.Id == id, ct)
            ? TypedResults.Ok(await db.Editions.AsNoTracking().Where(e => e.ContractId == id).OrderBy(e => e.Edition).Take(200).ToListAsync(ct))
            : TypedResults.NotFound();

    private static async Task<Results<Created<ContractView>, NotFound>> Draft(
        Guid id, DraftContract command, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldOwnAsync(id, user, ct) is not { } challenge)
        {
            return TypedResults.NotFound();
        }

        await db.VerifiedPartyAsync(user, ct);
        var bid = await db.Bids.AsNoTracking().SingleOrDefaultAsync(b => b.Id == command.BidId && b.ChallengeId == id, ct)
            ?? throw new InvalidException("bidId", "bid.unknown");
        RuleException.ThrowIf(await db.Contracts.AnyAsync(c => c.BidId == bid.Id && c.State != ContractState.Terminated, ct), "contract.drafted-already");
        var now = await db.NowAsync(ct);
        var number = await db.TakeNumbersAsync("HT", now.InBeijing().Year, 1, ct);
        var contract = Contract.Draft(number[0], challenge, bid, command.Terms, now);
        db.Contracts.Add(contract);
        db.Publish(new ScenarioHub.Contracts.Bidding.ContractOffered(
            contract.Id, contract.Version, contract.Number, contract.ChallengeTitle, contract.Owner, contract.Supplier, now));
        db.Record(user, "contract.drafted", contract.Id, contract.OwnerId, new { contract.Number, challenge = challenge.Number });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/bidding/contracts/{contract.Id}", await db.ContractViewAsync(contract, user, ct));
    }

    private static async Task<Results<Ok<ContractView>, NotFound>> Edit(
        Guid id, EditContract command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldAsSideAsync(id, user, ct) is not var (contract, challenge, side) || side is not Side.Owner)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(contract);
        contract.Edit(command.Terms, challenge);
        db.Record(user, "contract.edited", id, contract.OwnerId, new { contract.Edition });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ContractViewAsync(contract, user, ct));
    }

    private static async Task<Results<Ok<ContractView>, NotFound>> Sign(
        Guid id, SignContract command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldAsSideAsync(id, user, ct) is not var (contract, challenge, side))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(contract);
        await db.VerifiedPartyAsync(user, ct);
        if (challenge.Winners.Count > 1)
        {
            var race = await db.Races.SingleOrDefaultAsync(r => r.ChallengeId == challenge.Id, ct) ?? throw new RuleException("race.not-set");
            race.Check(contract);
        }

        var now = await db.NowAsync(ct);
        if (contract.Sign(side, user.PersonId(), command.Name.Trim(), now) is { } bound)
        {
            challenge.BeginDelivery(await db.OpenObjectionsAsync(challenge.Id, ct));
            db.Editions.Add(new(id, contract.Edition, contract.Terms, null, now));
            db.AddRange(contract.Milestones);
            db.Publish(bound);
        }

        db.Record(user, "contract.signed", id, contract.OwnerId, new { side, contract.Edition, name = command.Name.Trim() });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ContractViewAsync(contract, user, ct));
    }
}
