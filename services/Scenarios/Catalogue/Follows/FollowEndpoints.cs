using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Scenarios.Catalogue.Index;
using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Catalogue.Follows;

/// <summary>Something that is followed, as its person reads it.</summary>
public record FollowView(FollowKind Kind, string Subject, string Label, DateTimeOffset CreatedAt);

/// <summary>What the signed-in person follows.</summary>
internal static class FollowEndpoints
{
    /// <summary>Maps <c>/follows</c>. Anyone signed in, each person's own only. Following twice is following once.</summary>
    public static void MapFollows(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/follows").WithTags("Follows").RequireAuthorization(Policies.SignedIn);
        group.MapGet("/", Mine);
        group.MapPut("/{kind}/{subject}", Start).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapDelete("/{kind}/{subject}", End);
    }

    private static async Task<IReadOnlyList<FollowView>> Mine(ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var person = user.PersonId();
        return await db.Follows.Where(f => f.PersonId == person).OrderByDescending(f => f.CreatedAt)
            .Select(f => new FollowView(f.Kind, f.Subject, f.Label, f.CreatedAt)).ToListAsync(ct);
    }

    private static async Task<Results<NoContent, NotFound>> Start(
        string kind, string subject, ClaimsPrincipal user, ScenariosDb db, CatalogueIndex index, TimeProvider clock, CancellationToken ct)
    {
        var (person, what) = (user.PersonId(), Choice.Of<FollowKind>(kind, "kind")!.Value);
        if (await LabelAsync(what, subject, Reader.Of(user), db, index, ct) is not { } label)
        {
            return TypedResults.NotFound();
        }

        RuleException.ThrowIf(await db.Follows.CountAsync(f => f.PersonId == person, ct) >= Follow.Most, "follow.too-many", Follow.Most);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var now = clock.GetUtcNow();
        var started = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO follow (person_id, organization_id, kind, subject, label, created_at)
            VALUES ({person}, {user.OrganizationId()}, {what.ToString()}, {subject}, {label}, {now}) ON CONFLICT DO NOTHING
            """, ct);
        if (started > 0)
        {
            db.Publish(new Followed(person, Choice.Name(what), subject, now));
            db.Record(user, "follow.start", person, detail: new { kind = Choice.Name(what), subject });
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<NoContent> End(string kind, string subject, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var (person, what) = (user.PersonId(), Choice.Of<FollowKind>(kind, "kind")!.Value);
        if (await db.Follows.SingleOrDefaultAsync(f => f.PersonId == person && f.Kind == what && f.Subject == subject, ct) is { } follow)
        {
            db.Follows.Remove(follow);
            db.Publish(new Unfollowed(person, Choice.Name(what), subject, clock.GetUtcNow()));
            db.Record(user, "follow.end", person, detail: new { kind = Choice.Name(what), subject });
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.NoContent();
    }

    /// <summary>What it is called, or nothing where the reader may not know of it.</summary>
    private static async Task<string?> LabelAsync(
        FollowKind kind, string subject, Reader reader, ScenariosDb db, CatalogueIndex index, CancellationToken ct)
    {
        switch (kind)
        {
            case FollowKind.Scenario when Guid.TryParse(subject, out var id):
                return await db.Scenarios.FindAsync([id], ct) is { } scenario && reader.MayFind(scenario) ? scenario.Content.Name : null;
            case FollowKind.List when Guid.TryParse(subject, out var id):
                return await db.Lists.Where(reader.Published()).Where(l => l.Id == id).Select(l => l.Title).SingleOrDefaultAsync(ct);
            case FollowKind.Park when Guid.TryParse(subject, out var id):
                return (await db.Organizations.FindAsync([id], ct))?.Name;
            case FollowKind.Direction:
                return await index.AskAsync(i => i.Dimensions.Of("direction", reader).Having(subject) is not null, ct) ? subject : null;
            default:
                return null;
        }
    }
}
