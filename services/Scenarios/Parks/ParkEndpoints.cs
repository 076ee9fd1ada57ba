using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Scenarios.Reference;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Parks;

/// <summary>A park as everyone may read it.</summary>
/// <param name="Listed">How many of its scenarios are public.</param>
public record ParkView(
    Guid Id, string Name, string Province, string City, string RegionCode, string MacroRegion, int YearApproved, Guid? OrganizationId, int Listed);

/// <summary>The registry of national high-tech zones.</summary>
public static class ParkEndpoints
{
    /// <summary>Maps <c>/parks</c>. Public.</summary>
    public static void MapParks(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/parks").WithTags("Parks").AllowAnonymous();
        group.MapGet("/", List);
        group.MapGet("/{id:guid}", Get);
    }

    private static async Task<Page<ParkView>> List(
        [AsParameters] PageRequest page, string? q, string? province, string? macroRegion, ScenariosDb db, CancellationToken ct)
    {
        var fullProvince = province is null ? null : Regions.Province(province)?.Name ?? province;
        var pattern = string.IsNullOrWhiteSpace(q) ? null : $"%{Text.Folding.Fold(q.Trim()).Replace("%", @"\%", StringComparison.Ordinal)}%";
        var found = db.Parks.AsNoTracking().Where(p => (fullProvince == null || p.Province == fullProvince)
            && (macroRegion == null || p.MacroRegion == macroRegion)
            && (pattern == null || EF.Functions.ILike(p.Name + p.Province + p.City, pattern)));
        var after = page.After is null ? null : Cursor.Read<Mark>(page.After);
        var rest = after is null ? found : found.Where(p =>
            string.Compare(p.RegionCode, after.RegionCode) > 0 || (p.RegionCode == after.RegionCode && string.Compare(p.Name, after.Name) > 0));
        var rows = await Views(db, rest.OrderBy(p => p.RegionCode).ThenBy(p => p.Name).Take(page.Size + 1)).ToListAsync(ct);
        return Page.Of(rows, page.Size, last => Cursor.Write(new Mark(last.RegionCode, last.Name)), await found.CountAsync(ct));
    }

    private static async Task<Results<Ok<ParkView>, NotFound>> Get(Guid id, ScenariosDb db, CancellationToken ct) =>
        await Views(db, db.Parks.Where(p => p.Id == id)).SingleOrDefaultAsync(ct) is { } park ? TypedResults.Ok(park) : TypedResults.NotFound();

    private static IQueryable<ParkView> Views(ScenariosDb db, IQueryable<Park> parks) => parks.Select(p => new ParkView(
        p.Id, p.Name, p.Province, p.City, p.RegionCode, p.MacroRegion, p.YearApproved, p.OrganizationId,
        db.Scenarios.Count(s => s.OwnerId == p.OrganizationId && s.Audience == null && Visibility.PublicStates.Contains(s.State))));

    private sealed record Mark(string RegionCode, string Name);
}
