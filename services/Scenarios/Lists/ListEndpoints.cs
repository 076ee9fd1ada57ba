using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Scenarios.Audiences;
using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;
using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Lists;

/// <summary>Lists for readers: published ones for everyone or their audience, drafts for their park.</summary>
public static class ListEndpoints
{
    /// <summary>Maps <c>/lists</c>. Reading is public, writing for verified parks.</summary>
    public static void MapLists(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/lists").WithTags("Lists");
        group.MapGet("/", Published).AllowAnonymous();
        group.MapGet("/{id:guid}", Get).AllowAnonymous();
        group.MapGet("/{id:guid}/snapshot.json", Snapshot).AllowAnonymous();
        group.MapGet("/mine", Mine).RequireAuthorization(Policies.Park);
        group.MapGet("/{id:guid}/notices", Notices).AllowAnonymous();
        group.MapDrafting();
        group.MapAudience();
    }

    private static Task<Page<ListSummary>> Published(
        string? q, Guid? ownerId, string? state, [AsParameters] PageRequest page, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var words = Tokens.Of(q).Distinct().ToArray();
        var only = Choice.Of<ListState>(state, "state") ?? ListState.Published;
        var lists = db.Lists.Where(Reader.Of(user).Published()).Where(l => l.State == only && (ownerId == null || l.OwnerId == ownerId));
        return PageAsync(words is [] ? lists : lists.Where(l => words.All(w => l.TitleTokens.Contains(w))), page, ct);
    }

    private static Task<Page<ListSummary>> Mine(string? state, [AsParameters] PageRequest page, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var only = Choice.Of<ListState>(state, "state");
        return PageAsync(db.Lists.Where(l => l.OwnerId == user.OrganizationId() && (only == null || l.State == only)), page, ct);
    }

    /// <summary>Newest first: by publication, drafts by when they were started.</summary>
    private static async Task<Page<ListSummary>> PageAsync(IQueryable<ScenarioList> lists, PageRequest page, CancellationToken ct)
    {
        var total = await lists.CountAsync(ct);
        var after = page.After is null ? null : Cursor.Read<Mark>(page.After);
        var rest = after is null ? lists : lists.Where(l =>
            (l.PublishedAt ?? l.CreatedAt) < after.At || ((l.PublishedAt ?? l.CreatedAt) == after.At && l.Id < after.Id));
        var rows = await rest.AsNoTracking().OrderByDescending(l => l.PublishedAt ?? l.CreatedAt).ThenByDescending(l => l.Id).Take(page.Size + 1)
            .Select(l => new ListSummary(l.Id, l.Version, l.Number, l.Title, l.State, l.OwnerId, l.OwnerName, l.Entries.Count, l.PublishedAt, l.CreatedAt, l.Audience != null, l.ScheduledAt))
            .ToListAsync(ct);
        return Page.Of(rows, page.Size, last => Cursor.Write(new Mark(last.PublishedAt ?? last.CreatedAt, last.Id)), total);
    }

    private static async Task<Results<Ok<ListView>, NotFound>> Get(
        Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        var list = await db.Lists.AsNoTracking().Include(l => l.Entries).Where(reader.Any()).SingleOrDefaultAsync(l => l.Id == id, ct);
        if (list is null)
        {
            return TypedResults.NotFound();
        }

        var own = reader.SignedIn && list.OwnerId == reader.Organization;
        var linked = await db.Lists.AsNoTracking().Where(reader.Published()).Where(l => l.Id == list.SupersedesId || l.Id == list.SupersededById)
            .Select(l => new ListMark(l.Id, l.Number, l.Title)).ToListAsync(ct);
        var view = ListView.Of(list, await ScenarioSearch.InListAsync(db, own ? Scope.Own(reader) : Scope.Public(reader), id, ct), own);
        return TypedResults.Ok(view with
        {
            Supersedes = linked.Find(l => l.Id == list.SupersedesId),
            SupersededBy = linked.Find(l => l.Id == list.SupersededById),
        });
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> Snapshot(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var number = await db.Lists.Where(Reader.Of(user).Published()).Where(l => l.Id == id).Select(l => l.Number).SingleOrDefaultAsync(ct);
        var snapshot = number is null ? null : await db.Set<ListSnapshot>().AsNoTracking().SingleOrDefaultAsync(s => s.ListId == id, ct);
        return snapshot is null ? TypedResults.NotFound() : TypedResults.File(
            snapshot.Body, "application/json", $"{number}.json", entityTag: new($"\"{snapshot.Sha256}\""));
    }

    private static async Task<Results<Ok<IReadOnlyList<NoticeView>>, NotFound>> Notices(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        return await db.Lists.Where(reader.Published()).AnyAsync(l => l.Id == id, ct)
            ? TypedResults.Ok(await db.NoticesAsync(id, reader, ct))
            : TypedResults.NotFound();
    }

    private sealed record Mark(DateTimeOffset At, Guid Id);
}
