using Microsoft.EntityFrameworkCore;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Contracts;

/// <summary>A verified organisation by its name.</summary>
public record OrganizationName(Guid Id, string Name);

/// <summary>Finds the organisations that a contract names, such as its third party.</summary>
public static class OrganizationLookup
{
    /// <summary>For verified organisations; at most 20 by a part of the name, the shortest first.</summary>
    public static void MapOrganizationLookup(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/organizations", Find).WithTags("Contracts").RequireAuthorization(Policies.Verified);

    private static Task<List<OrganizationName>> Find(string? q, BiddingDb db, CancellationToken ct)
    {
        var part = (q ?? "").Trim();
        return part.Length < 2 ? Task.FromResult(new List<OrganizationName>()) : db.Organizations.AsNoTracking()
            .Where(o => o.State == "verified" && o.Name.Contains(part))
            .OrderBy(o => o.Name.Length).ThenBy(o => o.Name)
            .Take(20)
            .Select(o => new OrganizationName(o.Id, o.Name))
            .ToListAsync(ct);
    }
}
