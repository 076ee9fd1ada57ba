using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Identity.Organizations;

/// <summary>An administrator's decisions on organisations (核验). Nobody decides on their own.</summary>
public static class VerificationEndpoints
{
    /// <summary>Maps verify, reject, suspend and reinstate. Administrators only.</summary>
    public static void MapVerification(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/organizations/{id:guid}").WithTags("Organizations").RequireAuthorization(Policies.Administrator);
        group.MapPost("/verify", Verify).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/reject", Reject).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/suspend", Suspend).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/reinstate", Reinstate).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static Task<Results<Ok<OrganizationView>, NotFound>> Verify(Guid id, [AsParameters] Desk desk, CancellationToken ct) =>
        desk.DecideAsync(id, "organization.verified", (o, by, now) => o.Verify(by, now), ct);

    private static Task<Results<Ok<OrganizationView>, NotFound>> Reject(Guid id, Decline command, [AsParameters] Desk desk, CancellationToken ct) =>
        desk.DecideAsync(id, "organization.rejected", (o, by, now) => o.Reject(by, command.Reason.Trim(), now), ct);

    private static Task<Results<Ok<OrganizationView>, NotFound>> Suspend(Guid id, Decline command, [AsParameters] Desk desk, CancellationToken ct) =>
        desk.DecideAsync(id, "organization.suspended", (o, by, now) => Only(() => o.Suspend(by, command.Reason.Trim(), now)), ct);

    private static Task<Results<Ok<OrganizationView>, NotFound>> Reinstate(Guid id, [AsParameters] Desk desk, CancellationToken ct) =>
        desk.DecideAsync(id, "organization.reinstated", (o, by, now) => Only(() => o.Reinstate(by, now)), ct);

    /// <summary>A change that has no fact of its own beside the organisation's new state.</summary>
    private static object? Only(Action change)
    {
        change();
        return null;
    }

    /// <summary>What every decision needs.</summary>
    private readonly record struct Desk(IfMatch IfMatch, ClaimsPrincipal User, IdentityDb Db, ProblemTexts Texts, TimeProvider Clock)
    {
        public async Task<Results<Ok<OrganizationView>, NotFound>> DecideAsync(
            Guid id, string act, Func<Organization, Guid, DateTimeOffset, object?> decide, CancellationToken ct)
        {
            var organization = await Db.Organizations.SingleOrDefaultAsync(o => o.Id == id, ct);
            if (organization is null)
            {
                return TypedResults.NotFound();
            }

            IfMatch.Check(organization);
            var now = Clock.GetUtcNow();
            if (decide(organization, User.OrganizationId(), now) is { } decided)
            {
                Db.Publish(decided);
            }

            Db.Publish(organization.Changed(now));
            Db.Record(User, act, id, id, new { organization.Reason });
            await Db.SaveChangesAsync(ct);
            return TypedResults.Ok(OrganizationView.Of(organization, Texts));
        }
    }
}
