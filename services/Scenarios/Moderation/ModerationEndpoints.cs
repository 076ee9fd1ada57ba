using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Moderation;

/// <summary>Approval of scenarios (场景审核) by administrators, never of their own organisation's.</summary>
public static class ModerationEndpoints
{
    /// <summary>Maps the queue, approve and return. Administrators.</summary>
    public static void MapModeration(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").WithTags("Moderation").RequireAuthorization(Policies.Administrator);
        group.MapGet("/moderation", Queue);
        group.MapPost("/{id:guid}/approve", Approve).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/return", Return).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/moderation/approve", ApproveMany).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Page<QueueItem>> Queue(
        [AsParameters] QueueFilter filter, [AsParameters] PageRequest page, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var (person, now) = (user.PersonId(), await db.NowAsync(ct));
        var policy = await db.ModerationPolicies.AsNoTracking().SingleAsync(ct);
        var scope = new QueueScope(filter, policy.ServiceTime, person, now, Reader.Of(user));
        return await QueueItem.PageAsync(
            db, await ScenarioSearch.PageAsync(db, scope, filter.Common, null, page, ct), policy, person, user.OrganizationId(), now, ct);
    }

    private static async Task<Results<Ok<ScenarioView>, NotFound>> Approve(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var scenario = await db.Scenarios.FindAsync([id], ct);
        if (scenario is null || !Reader.Of(user).MaySee(scenario))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(scenario);
        await db.CheckClaimsAsync([scenario], user.PersonId(), ct);
        var policy = await db.ModerationPolicies.AsNoTracking().SingleAsync(ct);
        if (policy.NeedsSecondReader(scenario) && scenario.FirstReaderId is null)
        {
            db.Publish(scenario.ReadFirst(user.PersonId(), user.PersonName(), user.OrganizationId(), clock.GetUtcNow()));
            db.Record(user, "scenario.read-first", id, scenario.OwnerId);
        }
        else
        {
            RuleException.ThrowIf(policy.NeedsSecondReader(scenario) && scenario.FirstReaderId == user.PersonId(), "moderation.second-reader", scenario.Number);
            db.Publish(scenario.Approve(user.OrganizationId(), clock.GetUtcNow()));
            db.Record(user, "scenario.approve", id, scenario.OwnerId);
        }

        await ReleaseAsync(db, [id], ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ScenarioView.Of(scenario, null, Reader.Of(user)));
    }

    private static async Task<Results<Ok<ScenarioView>, NotFound>> Return(
        Guid id, ReturnScenario command, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var scenario = await db.Scenarios.FindAsync([id], ct);
        if (scenario is null || !Reader.Of(user).MaySee(scenario))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(scenario);
        var reasons = command.Checked();
        await db.CheckClaimsAsync([scenario], user.PersonId(), ct);
        var now = clock.GetUtcNow();
        db.Publish(scenario.Return(reasons, user.OrganizationId(), now));
        await db.KeepReturnedAsync(scenario, now, ct);
        await ReleaseAsync(db, [id], ct);
        db.Record(user, "scenario.return", id, scenario.OwnerId, new { reasons });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ScenarioView.Of(scenario, null, Reader.Of(user)));
    }

    private static async Task<Counted> ApproveMany(BulkApproval command, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var policy = await db.ModerationPolicies.AsNoTracking().SingleAsync(ct);
        command.Check(policy);
        var scenarios = await new Selection(command.Scenarios).LoadAsync(db, Reader.Of(user).MaySee, ct);
        BulkApproval.Check(scenarios, policy);
        await db.CheckClaimsAsync(scenarios, user.PersonId(), ct);
        var approved = new List<ScenarioApproved>(scenarios.Count);
        foreach (var scenario in scenarios)
        {
            approved.Add(scenario.Approve(user.OrganizationId(), now));
            db.Record(user, "scenario.approve", scenario.Id, scenario.OwnerId);
        }

        db.Publish([.. BulkApproval.Facts(approved)]);
        await ReleaseAsync(db, [.. scenarios.Select(s => s.Id)], ct);
        await db.SaveChangesAsync(ct);
        return new(scenarios.Count);
    }

    /// <summary>What is decided is nobody's any more.</summary>
    private static async Task ReleaseAsync(ScenariosDb db, Guid[] scenarios, CancellationToken ct) =>
        db.RemoveRange(await db.Claims.Where(c => scenarios.Contains(c.ScenarioId)).ToListAsync(ct));
}
