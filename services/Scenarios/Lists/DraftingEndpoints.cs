using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using ScenarioHub.Contracts;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Scenarios.Audiences;
using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Lists;

/// <summary>What a park chooses for a list.</summary>
public record DraftList(
    [Required, StringLength(200, MinimumLength = 2)] string Title, [StringLength(5000)] string? Introduction, [Required, MaxLength(2000)] Guid[] ScenarioIds,
    AudienceRule? Audience = null, Guid? SupersedesId = null);

/// <summary>Drafting a list and publishing it.</summary>
internal static class DraftingEndpoints
{
    /// <summary>Maps create, edit and publish. Verified parks.</summary>
    public static void MapDrafting(this RouteGroupBuilder routes)
    {
        var group = routes.MapGroup("/").RequireAuthorization(Policies.Park);
        group.MapPost("/", Create).Idempotent<ScenariosDb>().ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPut("/{id:guid}", Edit).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapGet("/{id:guid}/preview", Preview);
        group.MapPost("/{id:guid}/publish", Publish).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapSchedule();
    }

    private static async Task<Created<ListView>> Create(
        DraftList command, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        await CheckOlderAsync(command, user, db, ct);
        var scenarios = await ChosenAsync(command.ScenarioIds, null, user, db, ct);
        var owner = new Party(user.OrganizationId(), user.OrganizationName());
        var list = ScenarioList.Create(owner, command, scenarios, clock.GetUtcNow());
        db.Lists.Add(list);
        db.Record(user, "list.create", list.Id, list.OwnerId);
        await SaveAsync(db, ct);
        return TypedResults.Created($"/api/scenarios/lists/{list.Id}", await ViewAsync(list, user, db, ct));
    }

    private static async Task<Results<Ok<ListView>, NotFound>> Edit(
        Guid id, DraftList command, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        if (await OwnAsync(id, user, db, ct) is not { } list)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(list);
        await CheckOlderAsync(command, user, db, ct);
        var scenarios = await ChosenAsync(command.ScenarioIds, id, user, db, ct);
        list.Edit(command, scenarios);
        db.Record(user, "list.edit", id, list.OwnerId);
        await SaveAsync(db, ct);
        return TypedResults.Ok(await ViewAsync(list, user, db, ct));
    }

    private static async Task<Results<Ok<ListView>, NotFound>> Publish(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, IOptions<JsonOptions> json, CancellationToken ct)
    {
        // A second click waits here for the first one, and then sees a newer version.
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await HoldOwnAsync(id, user, db, ct) is not { } list)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(list);
        await db.PublishAsync(list, user, json.Value.SerializerOptions, ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(await ViewAsync(list, user, db, ct));
    }

    private static async Task<Results<Ok<ListView>, NotFound>> Preview(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        await OwnAsync(id, user, db, ct) is { } list
            ? TypedResults.Ok(ListView.Of(list, await ScenarioSearch.InListAsync(db, Scope.Preview(Reader.Of(user)), id, ct)))
            : TypedResults.NotFound();

    /// <summary>The own list, its row held to the end of the transaction.</summary>
    internal static async Task<ScenarioList?> HoldOwnAsync(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM list WHERE id = {id} FOR NO KEY UPDATE", ct);
        return await OwnAsync(id, user, db, ct);
    }

    private static async Task<ScenarioList?> OwnAsync(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        return await db.Lists.Include(l => l.Entries).SingleOrDefaultAsync(l => l.Id == id && l.OwnerId == own, ct);
    }

    /// <summary>The chosen scenarios, all of them the park's own and in no other list.</summary>
    private static async Task<IReadOnlyList<Scenario>> ChosenAsync(Guid[] ids, Guid? list, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var found = await db.Scenarios.Where(s => ids.Contains(s.Id) && s.OwnerId == own).ToDictionaryAsync(s => s.Id, ct);
        var errors = ids.Select((id, i) => new FieldError($"scenarioIds[{i}]", ids.AsSpan(0, i).Contains(id) ? "list.repeated" : "list.unknown"))
            .Where((error, i) => error.Code == "list.repeated" || !found.ContainsKey(ids[i])).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidException(errors);
        }

        var taken = await db.Set<ListEntry>().Where(e => ids.Contains(e.ScenarioId) && e.ListId != list).Select(e => e.ScenarioId).ToListAsync(ct);
        RuleException.ThrowIf(taken.Count > 0, "list.taken", string.Join(", ", taken.Select(id => found[id].Number)));
        return [.. ids.Select(id => found[id])];
    }

    /// <summary>Saves; where another list took a scenario at the same moment, the database's own rule says so.</summary>
    private static async Task SaveAsync(ScenariosDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "list_entry_once" })
        {
            throw new RuleException("list.taken", "");
        }
    }

    /// <summary>The list that is to be superseded is the park's own, published, and has no successor yet.</summary>
    private static async Task CheckOlderAsync(DraftList command, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        if (command.SupersedesId is { } older && !await db.Lists.AnyAsync(l => l.Id == older && l.OwnerId == own && l.State == ListState.Published, ct))
        {
            throw new InvalidException("supersedesId", "list.superseded-unknown");
        }
    }

    internal static async Task<ListView> ViewAsync(ScenarioList list, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        ListView.Of(list, await ScenarioSearch.InListAsync(db, Scope.Own(Reader.Of(user)), list.Id, ct));
}
