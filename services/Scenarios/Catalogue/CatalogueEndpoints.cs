using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Scenarios.Catalogue.Index;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>The public catalogue (场景库): what is listed and later, for everyone.</summary>
public static class CatalogueEndpoints
{
    private const int MostRelated = 6;

    /// <summary>Maps <c>/catalogue</c>. Public; people who are signed in see fields marked <em>registered</em> too.</summary>
    public static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/catalogue").WithTags("Catalogue").AllowAnonymous();
        group.MapGet("/", Search).Produces<CataloguePage>();
        group.MapGet("/facets", Count);
        group.MapGet("/{id:guid}", Get);
        group.MapGet("/{id:guid}/related", Related);
        group.MapDeadlines();
        group.MapGet("/addresses", Addresses);
    }

    private static async Task<IResult> Search(
        [AsParameters] CatalogueFilter filter, string? sort, [AsParameters] PageRequest page, bool? facets, ClaimsPrincipal user, CatalogueIndex index, CancellationToken ct)
    {
        var found = await index.FindAsync(Reader.Of(user), filter, finding =>
        {
            var (items, next) = finding.Page(sort, page.After, page.Size);
            return new CataloguePage(items, next, finding.Total, finding.Relaxed ? true : null, facets == true ? finding.Facets() : null);
        }, ct);
        return TypedResults.Json(found, CatalogueJson.Lean.CataloguePage);
    }

    private static Task<Facets> Count([AsParameters] CatalogueFilter filter, ClaimsPrincipal user, CatalogueIndex index, CancellationToken ct) =>
        index.FindAsync(Reader.Of(user), filter, finding => finding.Facets(), ct);

    /// <summary>One scenario, from the database: what has been withdrawn a moment ago is gone.</summary>
    private static async Task<Results<Ok<ScenarioView>, NotFound>> Get(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var scenario = await db.Scenarios.FindAsync([id], ct);
        return scenario is not null && Reader.Of(user).MayFind(scenario)
            ? TypedResults.Ok(ScenarioView.Of(scenario, await db.ListOfAsync(id, ct), Reader.Of(user)))
            : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<IReadOnlyList<ScenarioSummary>>, NotFound>> Related(Guid id, ClaimsPrincipal user, CatalogueIndex catalogue, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        var found = await catalogue.AskAsync(
            index => index.SlotOf(id) is { } slot && index.SeenBy(reader)[slot] ? Resemblance.Of(index, id, reader, MostRelated) : null, ct);
        return found is null ? TypedResults.NotFound() : TypedResults.Ok(found);
    }

    /// <summary>The addresses of all public scenarios in parts, for sitemaps.</summary>
    private static Task<ScenarioAddresses> Addresses(int? part, CatalogueIndex catalogue, CancellationToken ct) =>
        catalogue.AskAsync(index => ScenarioAddresses.Of(index, part ?? 1), ct);
}
