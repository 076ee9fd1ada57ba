using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Catalogue.Searches;

/// <summary>A kept search as its person reads it.</summary>
/// <param name="Filter">The normalised query string; the catalogue's page takes it as it is.</param>
public record SavedSearchView(Guid Id, long Version, string Name, string Filter, DateTimeOffset CreatedAt) : IVersioned
{
    internal static SavedSearchView Of(SavedSearch search) => new(search.Id, search.Version, search.Name, search.Filter, search.CreatedAt);
}

/// <summary>Keeps what is looked for under a name.</summary>
public record KeepSearch([Required, StringLength(100, MinimumLength = 1)] string Name, [Required] CatalogueFilter Filter);

/// <summary>Calls a search something else.</summary>
public record RenameSearch([Required, StringLength(100, MinimumLength = 1)] string Name);

/// <summary>The signed-in person's own searches.</summary>
internal static class SavedSearchEndpoints
{
    /// <summary>Maps <c>/searches</c>. Anyone signed in, each person's own only; a search belongs to nobody else's trail.</summary>
    public static void MapSavedSearches(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/searches").WithTags("Searches").RequireAuthorization(Policies.SignedIn);
        group.MapGet("/", Mine);
        group.MapPost("/", Keep).Idempotent<ScenariosDb>().ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPut("/{id:guid}", Rename).ProducesProblem(StatusCodes.Status412PreconditionFailed);
        group.MapDelete("/{id:guid}", Remove);
    }

    private static async Task<IReadOnlyList<SavedSearchView>> Mine(ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var person = user.PersonId();
        var searches = await db.SavedSearches.AsNoTracking().Where(s => s.PersonId == person).OrderByDescending(s => s.CreatedAt).ToListAsync(ct);
        return [.. searches.Select(SavedSearchView.Of)];
    }

    private static async Task<Created<SavedSearchView>> Keep(
        KeepSearch command, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var person = user.PersonId();
        var now = clock.GetUtcNow();
        var kept = await db.SavedSearches.CountAsync(s => s.PersonId == person, ct);
        var search = SavedSearch.Keep(person, user.OrganizationId(), command.Name, command.Filter, kept, now);
        db.SavedSearches.Add(search);
        db.Publish(search.Tell(now));
        db.Record(user, "search.keep", search.Id);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "saved_search_once" })
        {
            throw new RuleException("search.kept");
        }

        return TypedResults.Created($"/api/scenarios/searches/{search.Id}", SavedSearchView.Of(search));
    }

    private static async Task<Results<Ok<SavedSearchView>, NotFound>> Rename(
        Guid id, RenameSearch command, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await OwnAsync(id, user, db, ct) is not { } search)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(search);
        db.Publish(search.Rename(command.Name, clock.GetUtcNow()));
        db.Record(user, "search.rename", id);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(SavedSearchView.Of(search));
    }

    private static async Task<Results<NoContent, NotFound>> Remove(Guid id, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await OwnAsync(id, user, db, ct) is not { } search)
        {
            return TypedResults.NotFound();
        }

        db.SavedSearches.Remove(search);
        db.Publish(new SearchRemoved(id, search.PersonId, clock.GetUtcNow()));
        db.Record(user, "search.remove", id);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<SavedSearch?> OwnAsync(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var person = user.PersonId();
        return await db.SavedSearches.SingleOrDefaultAsync(s => s.Id == id && s.PersonId == person, ct);
    }
}
