using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Catalogue.Index;
using ScenarioHub.Scenarios.Imports;
using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Exports;

/// <summary>Everything that a page shows, as a file: the same filter, the same scope, the same fields.</summary>
public static class ExportEndpoints
{
    /// <summary>Maps <c>/catalogue/export</c> and <c>/lists/{id}/export</c> (public) and <c>/mine/export</c> (verified parks).</summary>
    public static void MapExports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").WithTags("Exports");
        group.MapGet("/catalogue/export", Catalogue).AllowAnonymous();
        group.MapGet("/mine/export", Mine).RequireAuthorization(Policies.Park);
        group.MapGet("/lists/{id:guid}/export", List).AllowAnonymous();
    }

    private static async Task<IResult> Catalogue(
        [AsParameters] CatalogueFilter filter, string? format, ClaimsPrincipal user, ScenariosDb db, CatalogueIndex index, CancellationToken ct)
    {
        var scope = Scope.Public(Reader.Of(user));
        var where = Where(scope, new());
        if (!filter.AsksNothing())
        {
            // The index knows what the page shows; the database has the whole rows.
            var found = await index.FindAsync(Reader.Of(user), filter, finding => finding.Ids(), ct);
            where.Add("found", $"s.id = ANY ({where.Value(found)})");
        }

        // Whatever is public has been listed; saying so lets the index of the newest be used.
        where.Add("listed", "s.listed_at IS NOT NULL");
        return new ExportResult(db, scope, where, SortOrder.Newest.Sql, FormatOf(format), ImportTexts.Of("export.catalogue"));
    }

    private static IResult Mine(string? state, string? q, string? format, ClaimsPrincipal user, ScenariosDb db)
    {
        var scope = Scope.Own(Reader.Of(user));
        return new ExportResult(db, scope, Where(scope, new(Q: q, State: state)), SortOrder.Changed.Sql, FormatOf(format), ImportTexts.Of("export.mine"));
    }

    private static async Task<IResult> List(Guid id, string? format, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        var list = await db.Lists.AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, ct);
        var own = reader.SignedIn && list?.OwnerId == reader.Organization;
        if (list is null || !(own || await db.Lists.Where(reader.Published()).AnyAsync(l => l.Id == id, ct)))
        {
            return TypedResults.NotFound();
        }

        var scope = own ? Scope.Own(reader) : Scope.Public(reader);
        var where = Where(scope, new());
        where.Add("list", $"e.list_id = {where.Value(id)}");
        return new ExportResult(db, scope, where, "e.position", FormatOf(format), list.Number ?? ImportTexts.Of("export.mine"));
    }

    private static Conditions Where(Scope scope, ScenarioFilter filter)
    {
        var where = new Conditions();
        scope.AddTo(where);
        filter.AddTo(where);
        return where;
    }

    private static ExportFormat FormatOf(string? format) => Choice.Of<ExportFormat>(format, "format") ?? ExportFormat.Csv;
}
