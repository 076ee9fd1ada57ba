using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>The public catalogue (场景库): what is listed and later, for everyone.</summary>
public static class CatalogueEndpoints
{
    /// <summary>Maps <c>/catalogue</c>. Public; people who are signed in see fields marked <em>registered</em> too.</summary>
    public static void MapCatalogue(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/catalogue").WithTags("Catalogue").AllowAnonymous();
        group.MapGet("/", Search);
        group.MapGet("/facets", Count);
        group.MapGet("/{id:guid}", Get);
    }

    private static Task<Page<ScenarioSummary>> Search(
        [AsParameters] ScenarioFilter filter, string? sort, [AsParameters] PageRequest page, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        ScenarioSearch.PageAsync(db, Scope.Public(Reader.Of(user)), filter, sort, page, ct);

    private static Task<Facets> Count([AsParameters] ScenarioFilter filter, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        Facets.CountAsync(db, Scope.Public(Reader.Of(user)), filter, ct);

    private static async Task<Results<Ok<ScenarioView>, NotFound>> Get(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var scenario = await db.Scenarios.FindAsync([id], ct);
        return scenario is not null && Reader.Of(user).MayFind(scenario)
            ? TypedResults.Ok(ScenarioView.Of(scenario, await db.ListOfAsync(id, ct), Reader.Of(user)))
            : TypedResults.NotFound();
    }
}
