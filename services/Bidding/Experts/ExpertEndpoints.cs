using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using ScenarioHub.Text;

namespace ScenarioHub.Bidding.Experts;

/// <summary>An expert as itself and administrators see it.</summary>
public record ExpertView(
    Guid PersonId, long Version, string Name, Guid OrganizationId, string? OrganizationName, bool Active, string? Suspended, bool Available, string? RegionCode,
    IReadOnlyList<string> Fields, IReadOnlyList<Affiliation> Affiliations, bool MayBeInvited) : IVersioned;

/// <summary>Why an expert is kept out of new panels.</summary>
public record SuspendExpert([Required, StringLength(1000, MinimumLength = 2)] string Reason);

/// <summary>The pool of experts (专家库).</summary>
public static class ExpertEndpoints
{
    /// <summary>Oneself: every expert. The pool: administrators.</summary>
    public static void MapExperts(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/experts").WithTags("Experts");
        group.MapGet("/me", Me).RequireAuthorization(Policies.Expert);
        group.MapPut("/me", DescribeMe).RequireAuthorization(Policies.Expert);
        group.MapGet("/", List).RequireAuthorization(Policies.Administrator);
        group.MapGet("/{id:guid}", Get).RequireAuthorization(Policies.Administrator);
        group.MapPut("/{id:guid}", Describe).RequireAuthorization(Policies.Administrator);
        group.MapPost("/{id:guid}/suspend", Suspend).RequireAuthorization(Policies.Administrator);
        group.MapPost("/{id:guid}/resume", Resume).RequireAuthorization(Policies.Administrator);
    }

    private static async Task<Ok<ExpertView>> Me(ClaimsPrincipal user, BiddingDb db, CancellationToken ct) =>
        TypedResults.Ok(await db.ViewAsync(await db.Experts.FindAsync([user.PersonId()], ct) ?? Newcomer(user), ct));

    private static async Task<Ok<ExpertView>> DescribeMe(ExpertInput input, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var known = await db.Experts.FindAsync([user.PersonId()], ct);
        var expert = known ?? Newcomer(user);
        ifMatch.Check(expert);
        expert.Describe(input);
        if (known is null)
        {
            db.Experts.Add(expert);
        }

        db.Record(user, "expert.described", expert.PersonId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ViewAsync(expert, ct));
    }

    private static async Task<Page<ExpertView>> List([AsParameters] PageRequest page, string? q, BiddingDb db, CancellationToken ct)
    {
        var after = page.After is null ? Guid.Empty : Cursor.Read<Guid>(page.After);
        var words = string.IsNullOrWhiteSpace(q) ? null : Folding.Fold(q.Trim());
        var experts = await db.Experts.AsNoTracking()
            .Where(e => e.PersonId.CompareTo(after) > 0 && (words == null || e.SearchText.Contains(words)))
            .OrderBy(e => e.PersonId).Take(page.Size + 1).ToListAsync(ct);
        var ids = experts.Select(e => e.OrganizationId).ToList();
        var names = await db.Organizations.AsNoTracking().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        return Page.Of([.. experts.Select(e => Of(e, names.GetValueOrDefault(e.OrganizationId)))], page.Size, last => Cursor.Write(last.PersonId));
    }

    private static async Task<Results<Ok<ExpertView>, NotFound>> Get(Guid id, BiddingDb db, CancellationToken ct) =>
        await db.Experts.FindAsync([id], ct) is { } expert ? TypedResults.Ok(await db.ViewAsync(expert, ct)) : TypedResults.NotFound();

    private static Task<Results<Ok<ExpertView>, NotFound>> Describe(
        Guid id, ExpertInput input, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, "corrected", e => e.Describe(input), null, ct);

    private static Task<Results<Ok<ExpertView>, NotFound>> Suspend(
        Guid id, SuspendExpert command, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, "suspended", e => e.Suspend(command.Reason.Trim()), command, ct);

    private static Task<Results<Ok<ExpertView>, NotFound>> Resume(Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct) =>
        ActAsync(id, ifMatch, user, db, "resumed", e => e.Resume(), null, ct);

    private static async Task<Results<Ok<ExpertView>, NotFound>> ActAsync(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, string act, Action<Expert> change, object? detail, CancellationToken ct)
    {
        if (await db.Experts.FindAsync([id], ct) is not { } expert)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(expert);
        change(expert);
        db.Record(user, $"expert.{act}", id, detail: detail);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await db.ViewAsync(expert, ct));
    }

    private static Expert Newcomer(ClaimsPrincipal user)
    {
        var expert = new Expert { PersonId = user.PersonId() };
        expert.Introduce(user.FindFirstValue("name") ?? "", user.OrganizationId());
        return expert;
    }

    private static async Task<ExpertView> ViewAsync(this BiddingDb db, Expert expert, CancellationToken ct) =>
        Of(expert, await db.Organizations.Where(o => o.Id == expert.OrganizationId).Select(o => o.Name).SingleOrDefaultAsync(ct));

    private static ExpertView Of(Expert e, string? organization) => new(
        e.PersonId, e.Version, e.Name, e.OrganizationId, organization, e.Active, e.Suspended, e.Available, e.RegionCode, e.Fields, e.Affiliations, e.MayBeInvited);
}
