using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Identity.Organizations;

/// <summary>All partner parks of a park; those that are not named are no longer partners.</summary>
public record SetPartners([property: Required, MaxLength(Organization.MostPartners)] IReadOnlyList<Guid>? Parks);

/// <summary>A partner park.</summary>
public record PartnerView(Guid Id, string Name, string RegionCode, OrganizationState State);

/// <summary>The parks that a park works with (伙伴园区). An administrator sets them; matching counts the places where they have their seats.</summary>
public static class PartnerEndpoints
{
    /// <summary>Maps reading and setting. Administrators only.</summary>
    public static void MapPartners(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/organizations/{id:guid}/partners").WithTags("Organizations").RequireAuthorization(Policies.Administrator);
        group.MapGet("", List);
        group.MapPut("", Set).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<List<PartnerView>>, NotFound>> List(Guid id, IdentityDb db, CancellationToken ct) =>
        await db.Organizations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is { } organization
            ? TypedResults.Ok(await db.Organizations.AsNoTracking().Where(o => organization.Partners.Contains(o.Id)).OrderBy(o => o.Name).ThenBy(o => o.Id)
                .Select(o => new PartnerView(o.Id, o.Name, o.RegionCode, o.State)).ToListAsync(ct))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<OrganizationView>, NotFound>> Set(
        Guid id, SetPartners command, IfMatch ifMatch, ClaimsPrincipal user, IdentityDb db, ProblemTexts texts, TimeProvider clock, CancellationToken ct)
    {
        var organization = await db.Organizations.SingleOrDefaultAsync(o => o.Id == id, ct);
        if (organization is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(organization);
        Guid[] asked = [.. command.Parks!.Distinct()];
        var parks = await db.Organizations.Where(o => asked.Contains(o.Id) && o.Kind == OrganizationKinds.Park).Select(o => o.Id).ToListAsync(ct);
        if (parks.Count < asked.Length)
        {
            throw new InvalidException("parks", "organization.partner-unknown");
        }

        organization.WorkWith(parks);
        db.Publish(organization.Changed(clock.GetUtcNow()));
        db.Record(user, "organization.partners", id, id, new { organization.Partners });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(OrganizationView.Of(organization, texts));
    }
}
