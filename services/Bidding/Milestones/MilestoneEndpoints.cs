using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.Bidding.Contracts;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Milestones;

/// <summary>Reporting and judging milestones (里程碑); the version is the contract's.</summary>
public static class MilestoneEndpoints
{
    /// <summary>Reporting: the supplier. Judging: the demander.</summary>
    public static void MapMilestones(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/contracts/{id:guid}/milestones/{milestoneId:guid}").WithTags("Milestones")
            .AddEndpointFilter<InTransaction>().RequireAuthorization(Policies.Verified);
        group.MapPost("/report", Report);
        group.MapPost("/judge", Judge);
    }

    private static async Task<Results<Ok<ContractView>, NotFound>> Report(
        Guid id, Guid milestoneId, ReportMilestone command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldAsSideAsync(id, user, ct) is not var (contract, _, side) || side is not Side.Supplier)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(contract);
        var now = await db.NowAsync(ct);
        db.Publish(contract.Report(milestoneId, command.Report.Trim(), now), Moved(contract, milestoneId, contract.OwnerId, now));
        db.Record(user, "contract.milestone-reported", id, contract.OwnerId, new { milestoneId });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ContractViewAsync(contract, user, ct));
    }

    private static async Task<Results<Ok<ContractView>, NotFound>> Judge(
        Guid id, Guid milestoneId, JudgeMilestone command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.HoldAsSideAsync(id, user, ct) is not var (contract, _, side) || side is not Side.Owner)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(contract);
        var now = await db.NowAsync(ct);
        db.Publish(contract.Judge(milestoneId, command.Accepted!.Value, command.Remarks?.Trim(), now), Moved(contract, milestoneId, contract.SupplierId, now));
        db.Record(user, command.Accepted.Value ? "contract.milestone-accepted" : "contract.milestone-sent-back", id, contract.OwnerId, new { milestoneId });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ContractViewAsync(contract, user, ct));
    }

    private static ScenarioHub.Contracts.Bidding.MilestoneMoved Moved(Contract contract, Guid milestoneId, Guid told, DateTimeOffset now)
    {
        var milestone = contract.Milestones.Single(m => m.Id == milestoneId);
        return new(milestoneId, contract.Version, contract.Id, contract.Number, contract.ChallengeTitle, milestone.Name, Choice.Name(milestone.State), milestone.Remarks, told, now);
    }
}
