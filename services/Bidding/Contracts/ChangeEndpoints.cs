using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Acceptance;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Contracts;

/// <summary>Changing a contract that binds (合同变更): one side proposes, the other answers.</summary>
public static class ChangeEndpoints
{
    /// <summary>For authorised persons (managers) of the two sides; all of them take the contract's version.</summary>
    public static void MapContractChanges(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/contracts/{id:guid}/changes").WithTags("Contracts").RequireAuthorization(Policies.Verified, Policies.Manager);
        group.MapPost("/", Propose).Idempotent<BiddingDb>();
        group.MapPost("/{changeId:guid}/assent", Assent).AddEndpointFilter<InTransaction>();
        group.MapPost("/{changeId:guid}/refuse", Refuse).AddEndpointFilter<InTransaction>();
        group.MapPost("/{changeId:guid}/withdraw", Withdraw).AddEndpointFilter<InTransaction>();
    }

    private static async Task<Results<Ok<ContractView>, NotFound>> Propose(
        Guid id, ProposeChange command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldAsSideAsync(id, user, ct) is not var (contract, challenge, side))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(contract);
        RuleException.ThrowIf(await db.ContractChanges.AnyAsync(h => h.ContractId == id && h.State == ChangeState.Proposed, ct), "contract.change-open");
        var now = await db.NowAsync(ct);
        var change = contract.Propose(side, command.Terms, command.Rationale.Trim(), challenge.Scheme, user.PersonId(), now);
        db.ContractChanges.Add(change);
        db.Publish(Moved(contract, change, side, now));
        db.Record(user, "contract.change-proposed", id, contract.OwnerId, new { change.Id, change.Kind, change.Rationale });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ContractViewAsync(contract, user, ct));
    }

    private static async Task<Results<Ok<ContractView>, NotFound>> Assent(
        Guid id, Guid changeId, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldAsSideAsync(id, user, ct) is not var (contract, challenge, side) || await FindAsync(db, id, changeId, ct) is not { } change)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(contract);
        var now = await db.NowAsync(ct);
        if (change.Kind is ChangeKind.Termination)
        {
            contract.Answer(change, ChangeState.Assented, side, null, user.PersonId(), now);
            await db.AfterEndAsync(contract, challenge, now, ct);
        }
        else
        {
            var known = contract.Milestones.ToHashSet();
            var changed = contract.Assent(change, side, challenge.Scheme, user.PersonId(), now);
            db.AddRange(contract.Milestones.Where(m => !known.Contains(m)));
            db.Editions.Add(new(id, contract.Edition, contract.Terms, change.Rationale, now));
            db.Publish(changed);
        }

        db.Publish(Moved(contract, change, side, now));
        db.Record(user, "contract.change-assented", id, contract.OwnerId, new { change.Id, contract.Edition });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ContractViewAsync(contract, user, ct));
    }

    private static Task<Results<Ok<ContractView>, NotFound>> Refuse(
        Guid id, Guid changeId, AnswerChange answer, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct) =>
        CloseAsync(id, changeId, ChangeState.Refused, answer.Text?.Trim(), ifMatch, user, db, ct);

    private static Task<Results<Ok<ContractView>, NotFound>> Withdraw(
        Guid id, Guid changeId, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct) =>
        CloseAsync(id, changeId, ChangeState.Withdrawn, null, ifMatch, user, db, ct);

    private static async Task<Results<Ok<ContractView>, NotFound>> CloseAsync(
        Guid id, Guid changeId, ChangeState state, string? answer, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldAsSideAsync(id, user, ct) is not var (contract, _, side) || await FindAsync(db, id, changeId, ct) is not { } change)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(contract);
        var now = await db.NowAsync(ct);
        contract.Answer(change, state, side, answer, user.PersonId(), now);
        db.Publish(Moved(contract, change, side, now));
        db.Record(user, state is ChangeState.Refused ? "contract.change-refused" : "contract.change-withdrawn", id, contract.OwnerId, new { change.Id, answer });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ContractViewAsync(contract, user, ct));
    }

    private static Task<ContractChange?> FindAsync(BiddingDb db, Guid id, Guid changeId, CancellationToken ct) =>
        db.ContractChanges.SingleOrDefaultAsync(h => h.Id == changeId && h.ContractId == id, ct);

    /// <summary>Tells the side that did not act.</summary>
    private static ScenarioHub.Contracts.Bidding.ContractChangeMoved Moved(Contract contract, ContractChange change, Side acting, DateTimeOffset now) => new(
        contract.Id, contract.Version, contract.Number, contract.ChallengeTitle, acting is Side.Owner ? contract.Owner : contract.Supplier,
        acting is Side.Owner ? contract.SupplierId : contract.OwnerId, Choice.Name(change.State), change.Rationale, now);
}
