using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Schemes;

/// <summary>Schemes (办法): the rules are public, writing them is the administrators'.</summary>
public static class SchemeEndpoints
{
    private const int Most = 100;

    /// <summary>Reading: everyone, what is or was in force. Drafts and all acts: administrators.</summary>
    public static void MapSchemes(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/schemes").WithTags("Schemes");
        group.MapGet("/", List).AllowAnonymous();
        group.MapGet("/{id:guid}", Get).AllowAnonymous();
        group.MapGet("/{id:guid}/diff", Diff).AllowAnonymous();
        group.MapPost("/", Create).Idempotent<BiddingDb>().RequireAuthorization(Policies.Administrator);
        group.MapPut("/{id:guid}", Write).RequireAuthorization(Policies.Administrator);
        group.MapPost("/{id:guid}/publish", Publish).RequireAuthorization(Policies.Administrator);
        group.MapPost("/{id:guid}/retire", Retire).RequireAuthorization(Policies.Administrator);
        group.MapPost("/{id:guid}/default", MakeDefault).AddEndpointFilter<InTransaction>().RequireAuthorization(Policies.Administrator);
    }

    private static async Task<List<SchemeView>> List(ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var books = await db.Schemes.AsNoTracking().OrderByDescending(s => s.IsDefault).ThenBy(s => s.Id).Take(Most).ToListAsync(ct);
        return [.. books.Select(b => SchemeView.Of(b, user.IsAdministrator())).OfType<SchemeView>()];
    }

    private static async Task<Results<Ok<SchemeView>, NotFound>> Get(Guid id, ClaimsPrincipal user, BiddingDb db, CancellationToken ct) =>
        await db.Schemes.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is { } book && SchemeView.Of(book, user.IsAdministrator()) is { } view
            ? TypedResults.Ok(view) : TypedResults.NotFound();

    private static async Task<Results<Ok<IReadOnlyList<FigureChange>>, NotFound>> Diff(
        Guid id, int from, int to, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var book = await db.Schemes.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct);
        var versions = book is null ? null : SchemeView.Of(book, user.IsAdministrator())?.Versions;
        var (before, after) = (versions?.FirstOrDefault(v => v.Number == from), versions?.FirstOrDefault(v => v.Number == to));
        return before is null || after is null
            ? TypedResults.NotFound() : TypedResults.Ok(FigureChange.Between(before.Figures, after.Figures));
    }

    private static async Task<Created<SchemeView>> Create(SchemeInput input, ClaimsPrincipal user, BiddingDb db, TimeProvider clock, CancellationToken ct)
    {
        var book = SchemeBook.Begin(input.Figures!, input.Note, clock.GetUtcNow());
        db.Schemes.Add(book);
        db.Record(user, "scheme.drafted", book.Id, detail: new { input.Figures!.Name });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/bidding/schemes/{book.Id}", SchemeView.Of(book, drafts: true));
    }

    private static Task<Results<Ok<SchemeView>, NotFound>> Write(
        Guid id, SchemeInput input, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, TimeProvider clock, CancellationToken ct) =>
        RecordedAsync(id, ifMatch, user, db, "scheme.written", book => book.Write(input.Figures!, input.Note, clock.GetUtcNow()), ct);

    private static Task<Results<Ok<SchemeView>, NotFound>> Publish(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, TimeProvider clock, CancellationToken ct) =>
        RecordedAsync(id, ifMatch, user, db, "scheme.published", book => book.Publish(clock.GetUtcNow()), ct);

    private static Task<Results<Ok<SchemeView>, NotFound>> Retire(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, TimeProvider clock, CancellationToken ct) =>
        RecordedAsync(id, ifMatch, user, db, "scheme.retired", book => book.Retire(clock.GetUtcNow()), ct);

    private static async Task<Results<Ok<SchemeView>, NotFound>> MakeDefault(Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.Schemes.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } book)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(book);
        // Two statements in this order: the index lets one scheme be the default at any moment.
        var before = await db.Schemes.SingleOrDefaultAsync(s => s.IsDefault && s.Id != id, ct);
        before?.StepDown();
        await db.SaveChangesAsync(ct);
        book.MakeDefault();
        db.Record(user, "scheme.default", id, detail: new { book.Published!.Figures.Name, before = before?.Id });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(SchemeView.Of(book, drafts: true)!);
    }

    private static async Task<Results<Ok<SchemeView>, NotFound>> RecordedAsync(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, string act, Action<SchemeBook> change, CancellationToken ct)
    {
        if (await db.Schemes.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } book)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(book);
        change(book);
        var touched = book.Draft ?? book.Versions.MaxBy(v => v.Number)!;
        db.Record(user, act, id, detail: new { touched.Figures.Name, touched.Number });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(SchemeView.Of(book, drafts: true)!);
    }
}
