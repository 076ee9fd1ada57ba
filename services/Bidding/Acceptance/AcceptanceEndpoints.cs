using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Consortia;
using ScenarioHub.Bidding.Contracts;
using ScenarioHub.Bidding.Credit;
using ScenarioHub.Persistence.Audit;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Acceptance;

/// <summary>How a contract ends: accepted or failed by two verdicts (验收), quit, or dismissed.</summary>
public static class AcceptanceEndpoints
{
    /// <summary>Verdicts: the demander and the third party of the contract. Quitting and dismissing: authorised persons of the sides.</summary>
    public static void MapAcceptance(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/contracts/{id:guid}").WithTags("Acceptance").AddEndpointFilter<InTransaction>();
        group.MapPost("/verdict", GiveVerdict).RequireAuthorization(Policies.Verified);
        group.MapPost("/quit", Quit).RequireAuthorization(Policies.Verified, Policies.Manager);
        group.MapPost("/late", RecordLate).RequireAuthorization(Policies.Verified, Policies.Manager);
        group.MapPost("/dismiss", Dismiss).RequireAuthorization(Policies.Verified, Policies.Manager);
    }

    private static async Task<Results<Ok<ContractView>, NotFound>> GiveVerdict(
        Guid id, GiveVerdict command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldContractAsync(id, user, ct) is not var (contract, challenge) || contract.JudgeOf(user.OrganizationId()) is not { } judge)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(contract);
        var now = await db.NowAsync(ct);
        var race = await db.Races.SingleOrDefaultAsync(r => r.ChallengeId == challenge.Id, ct);
        RuleException.ThrowIf(command.Passed is true && race?.MayWin(contract.BidId, challenge.Scheme.Race) is false, "race.gates-left");
        contract.GiveVerdict(judge, command.Passed!.Value, command.Diligent ?? false, command.Opinion.Trim(), user.PersonId(), now);
        db.Record(user, "contract.verdict", id, contract.OwnerId, new { judge, command.Passed, command.Diligent });
        if (contract.State is ContractState.Failed)
        {
            await RecordCreditAsync(db, null, contract, CreditRecord.Of(contract, CreditKind.Failed, contract.Diligent, contract.EndReason!, user.PersonId(), now), ct);
        }

        if (contract.State.HasEnded())
        {
            await db.AfterEndAsync(contract, challenge, now, ct);
        }

        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ContractViewAsync(contract, user, ct));
    }

    private static async Task<Results<Ok<ContractView>, NotFound>> RecordLate(
        Guid id, EndContract command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldAsSideAsync(id, user, ct) is not var (contract, _, side) || side is not Side.Owner)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(contract);
        await RecordCreditAsync(db, user, contract, contract.RecordLate(command.Reason.Trim(), user.PersonId(), await db.NowAsync(ct)), ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ContractViewAsync(contract, user, ct));
    }

    private static Task<Results<Ok<ContractView>, NotFound>> Quit(
        Guid id, EndContract command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct) =>
        EndAsync(id, Side.Supplier, CreditKind.Quit, command, ifMatch, user, db, ct);

    private static Task<Results<Ok<ContractView>, NotFound>> Dismiss(
        Guid id, EndContract command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct) =>
        EndAsync(id, Side.Owner, CreditKind.Misconduct, command, ifMatch, user, db, ct);

    private static async Task<Results<Ok<ContractView>, NotFound>> EndAsync(
        Guid id, Side by, CreditKind fault, EndContract command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldAsSideAsync(id, user, ct) is not var (contract, challenge, side) || side != by)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(contract);
        var now = await db.NowAsync(ct);
        var record = contract.Terminate(command.Reason.Trim(), fault, user.PersonId(), now)!;
        db.Record(user, fault is CreditKind.Quit ? "contract.quit" : "contract.dismissed", id, contract.OwnerId, command);
        await RecordCreditAsync(db, null, contract, record, ct);
        await db.AfterEndAsync(contract, challenge, now, ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ContractViewAsync(contract, user, ct));
    }

    /// <summary>The supplier's record and those of its consortium, each entered for the organisation that it is about.</summary>
    private static async Task RecordCreditAsync(BiddingDb db, ClaimsPrincipal? user, Contract contract, CreditRecord supplier, CancellationToken ct)
    {
        var signed = await db.Members.Where(m => m.BidId == contract.BidId && m.State == MemberState.Signed).Select(m => m.OrganizationId).ToListAsync(ct);
        foreach (var record in CreditRecord.OfAll(supplier, contract, signed))
        {
            db.Credit.Add(record);
            db.RecordBy(user, "credit.recorded", record.OrganizationId, record.OrganizationId, new { record.Kind, contract.Number, record.Diligent, record.Reason });
        }
    }
}
