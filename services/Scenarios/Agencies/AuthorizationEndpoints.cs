using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScenarioHub.Contracts;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Agencies;

/// <summary>The agency that a park gives leave to.</summary>
public record GrantAuthorization([Required] Guid? AgencyId, [StringLength(500)] string? Note);

/// <summary>Why leave is taken back.</summary>
public record RevokeAuthorization([Required, StringLength(500, MinimumLength = 2)] string Reason);

/// <summary>An authorisation as both sides read it.</summary>
public record AuthorizationView(
    Guid Id, long Version, AuthorizationState State, Guid ParkId, string ParkName, Guid AgencyId, string AgencyName, string? Note, string? RevokeReason,
    DateTimeOffset GrantedAt, DateTimeOffset? RevokedAt) : IVersioned
{
    /// <summary>The view of an authorisation.</summary>
    public static AuthorizationView Of(AgencyAuthorization a) => new(
        a.Id, a.Version, a.State, a.ParkId, a.ParkName, a.AgencyId, a.AgencyName, a.Note, a.RevokeReason, a.GrantedAt, a.RevokedAt);
}

/// <summary>Which agencies may draft for which parks (机构授权).</summary>
public static class AuthorizationEndpoints
{
    private const int Most = 500;

    /// <summary>Maps <c>/agencies</c> and <c>/authorizations</c>. Parks grant and revoke; both sides read their own.</summary>
    public static void MapAuthorizations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").WithTags("Agencies");
        group.MapGet("/agencies", Agencies).RequireAuthorization(Policies.Park);
        group.MapGet("/authorizations", List).RequireAuthorization(Policies.Verified);
        group.MapPost("/authorizations", Grant).RequireAuthorization(Policies.Park).Idempotent<ScenariosDb>().ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/authorizations/{id:guid}/revoke", Revoke).RequireAuthorization(Policies.Park).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IReadOnlyList<Party>> Agencies(ScenariosDb db, CancellationToken ct) =>
        await db.Agencies.AsNoTracking().Where(a => a.State == "verified").OrderBy(a => a.Name).Take(Most).Select(a => new Party(a.Id, a.Name)).ToListAsync(ct);

    private static async Task<IReadOnlyList<AuthorizationView>> List(ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var found = await db.Authorizations.AsNoTracking().Where(a => a.ParkId == own || a.AgencyId == own)
            .OrderBy(a => a.State).ThenByDescending(a => a.GrantedAt).Take(Most).ToListAsync(ct);
        return [.. found.Select(AuthorizationView.Of)];
    }

    private static async Task<Created<AuthorizationView>> Grant(
        GrantAuthorization command, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var agency = await db.Agencies.SingleOrDefaultAsync(a => a.Id == command.AgencyId && a.State == "verified", ct)
            ?? throw new InvalidException("agencyId", "agency.unknown");
        var (given, fact) = AgencyAuthorization.Grant(
            new(user.OrganizationId(), user.OrganizationName()), new(agency.Id, agency.Name), command.Note, clock.GetUtcNow());
        db.Authorizations.Add(given);
        db.Publish(fact);
        db.Record(user, "agency.authorize", given.Id, agency.Id, new { agency = agency.Id });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "agency_authorization_once" })
        {
            throw new RuleException("authorization.exists", agency.Name);
        }

        return TypedResults.Created($"/api/scenarios/authorizations/{given.Id}", AuthorizationView.Of(given));
    }

    private static async Task<Results<Ok<AuthorizationView>, NotFound>> Revoke(
        Guid id, RevokeAuthorization command, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Authorizations.FindAsync([id], ct) is not { } given || given.ParkId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(given);
        db.Publish(given.Revoke(command.Reason, clock.GetUtcNow()));
        db.Record(user, "agency.revoke", id, given.AgencyId, new { command.Reason });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(AuthorizationView.Of(given));
    }
}
