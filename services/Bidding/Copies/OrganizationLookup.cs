using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Copies;

/// <summary>Finds a verified organisation by what people know of it.</summary>
public static class OrganizationLookup
{
    /// <summary>By its full registered name or its unified social credit code; anything else, or a name that two have, is refused at the field.</summary>
    public static async Task<Party> VerifiedAsync(this BiddingDb db, string text, string field, string? kind, CancellationToken ct)
    {
        var asked = text.Trim();
        var found = await db.Organizations.AsNoTracking()
            .Where(o => o.State == "verified" && (o.Name == asked || o.CreditCode == asked) && (kind == null || o.Kind == null || o.Kind == kind))
            .OrderBy(o => o.Id).Take(2).ToListAsync(ct);
        return found is [var one] ? new(one.Id, one.Name) : throw new InvalidException(field, found is [] ? "organization.unknown" : "organization.ambiguous", asked);
    }
}
