using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using ScenarioHub.Text;

namespace ScenarioHub.Identity.Organizations;

/// <summary>Reading organisations and keeping one's own entry.</summary>
public static class OrganizationEndpoints
{
    /// <summary>Maps the list and one (administrators), one's own (everyone of it, changes by its manager) and the public card.</summary>
    public static void MapOrganizations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/organizations").WithTags("Organizations");
        group.MapGet("/", List).RequireAuthorization(Policies.Administrator);
        group.MapGet("/{id:guid}", Get).RequireAuthorization(Policies.Administrator);
        group.MapGet("/mine", Mine).RequireAuthorization(Policies.SignedIn);
        group.MapPut("/mine", Change).RequireAuthorization(Policies.Manager);
        group.MapGet("/{id:guid}/card", Card).AllowAnonymous();
    }

    /// <summary>Those who wait come first come first served; otherwise the newest stand on top.</summary>
    private static async Task<Page<OrganizationView>> List(
        [AsParameters] PageRequest page, [AsParameters] OrganizationFilter filter, IdentityDb db, ProblemTexts texts, CancellationToken ct)
    {
        var state = filter.WantedState();
        var wanted = db.Organizations.AsNoTracking()
            .Where(o => (state == null || o.State == state) && (filter.Kind == null || o.Kind == filter.Kind));
        if (filter.Q?.Trim() is { Length: > 0 } words)
        {
            var (name, code) = (Folding.Fold(words), words.ToUpperInvariant());
            wanted = wanted.Where(o => o.SearchName.Contains(name) || o.CreditCode.StartsWith(code));
        }

        var total = await wanted.LongCountAsync(ct);
        var after = page.After is null ? (Guid?)null : Cursor.Read<Guid>(page.After);
        wanted = state == OrganizationState.Pending
            ? wanted.Where(o => after == null || o.Id > after).OrderBy(o => o.Id)
            : wanted.Where(o => after == null || o.Id < after).OrderByDescending(o => o.Id);
        var rows = await wanted.Take(page.Size + 1).ToListAsync(ct);
        return Page.Of([.. rows.Select(o => OrganizationView.Of(o, texts))], page.Size, last => Cursor.Write(last.Id), total);
    }

    private static async Task<Results<Ok<OrganizationView>, NotFound>> Get(Guid id, IdentityDb db, ProblemTexts texts, CancellationToken ct) =>
        await db.Organizations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is { } organization
            ? TypedResults.Ok(OrganizationView.Of(organization, texts))
            : TypedResults.NotFound();

    private static Task<Results<Ok<OrganizationView>, NotFound>> Mine(ClaimsPrincipal user, IdentityDb db, ProblemTexts texts, CancellationToken ct) =>
        Get(user.OrganizationId(), db, texts, ct);

    private static async Task<Results<Ok<OrganizationView>, NotFound>> Change(
        ChangeOrganization command, IfMatch ifMatch, ClaimsPrincipal user, IdentityDb db, ProblemTexts texts, TimeProvider clock, CancellationToken ct)
    {
        var id = user.OrganizationId();
        var organization = await db.Organizations.SingleOrDefaultAsync(o => o.Id == id, ct);
        if (organization is null)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(organization);
        organization.Change(command.ToEntry());
        db.Publish(organization.Changed(clock.GetUtcNow()));
        db.Record(user, "organization.changed", id, id, new { organization.Name, organization.State });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(OrganizationView.Of(organization, texts));
    }

    private static async Task<Results<Ok<OrganizationCard>, NotFound>> Card(Guid id, IdentityDb db, CancellationToken ct) =>
        await db.Organizations.Where(o => o.Id == id && o.State == OrganizationState.Verified)
            .Select(o => new OrganizationCard(o.Id, o.Kind, o.Name, o.RegionCode, o.GrowthTier)).SingleOrDefaultAsync(ct) is { } card
            ? TypedResults.Ok(card)
            : TypedResults.NotFound();
}
