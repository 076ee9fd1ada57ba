using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Visibility;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using ScenarioHub.Text;

namespace ScenarioHub.Matchmaking.Matches;

/// <summary>Matches as they are read: the moderators' queue, and a park's own approved ones.</summary>
public static class MatchEndpoints
{
    private const int MostAlternatives = 10;

    public static void MapMatches(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/matches").WithTags("Matches");
        group.MapGet("", List).RequireAuthorization(Policies.Auditor);
        group.MapGet("/{id:guid}", Get).RequireAuthorization(Policies.Auditor);
        group.MapPost("", Proposing.Propose).ForProposers().Idempotent<MatchmakingDb>();
        routes.MapGet("/scenarios/{scenarioId:guid}/companies", OfScenario).WithTags("Matches").RequireAuthorization(Policies.Park);
    }

    private static async Task<Page<MatchView>> List(
        [AsParameters] PageRequest page, [AsParameters] QueueFilter filter, ClaimsPrincipal user, MatchmakingDb db, ProblemTexts texts,
        TimeProvider clock, CancellationToken ct)
    {
        var matches = filter.Of(db.Matches.AsNoTracking().Where(Sight.OfMatches(user)));
        var total = await matches.LongCountAsync(ct);
        var rows = await filter.Sorted(matches, page.After).Whole().Take(page.Size + 1).ToListAsync(ct);
        var conflicts = await db.ConflictsAsync(rows, clock.GetUtcNow(), ct);
        var found = Page.Of(rows, page.Size, filter.MarkOf, total);
        return new([.. found.Items.Select(m => MatchView.ForModerators(m, conflicts(m), texts))], found.Next, found.Total);
    }

    private static async Task<Results<Ok<MatchView>, NotFound>> Get(
        Guid id, ClaimsPrincipal user, MatchmakingDb db, ProblemTexts texts, TimeProvider clock, CancellationToken ct)
    {
        var visible = db.Matches.AsNoTracking().Where(Sight.OfMatches(user)).Whole();
        if (await visible.SingleOrDefaultAsync(m => m.Id == id, ct) is not { } match)
        {
            return TypedResults.NotFound();
        }

        var others = await visible.Where(m => m.ScenarioId == match.ScenarioId && m.Id != id)
            .OrderByDescending(m => m.Score).ThenBy(m => m.Id).Take(MostAlternatives).ToListAsync(ct);
        var conflicts = await db.ConflictsAsync([match, .. others], clock.GetUtcNow(), ct);
        return TypedResults.Ok(MatchView.ForModerators(match, conflicts(match), texts) with
        {
            Notes = await db.MatchNotes.Where(n => n.MatchId == id).OrderByDescending(n => n.Id).Take(100).Select(n => new NoteView(n.ByName, n.Text, n.At)).ToListAsync(ct),
            Alternatives = others.ConvertAll(m => MatchView.ForModerators(m, conflicts(m), texts)),
        });
    }

    private static async Task<Results<Ok<List<MatchView>>, NotFound>> OfScenario(Guid scenarioId, ClaimsPrincipal user, MatchmakingDb db, CancellationToken ct)
    {
        var own = user.OrganizationId();
        if (!await db.Scenarios.AnyAsync(s => s.Id == scenarioId && s.OwnerId == own, ct))
        {
            return TypedResults.NotFound();
        }

        var matches = await db.Matches.AsNoTracking().Where(Sight.OfMatches(user)).Whole()
            .Where(m => m.ScenarioId == scenarioId).OrderByDescending(m => m.Score).ToListAsync(ct);
        return TypedResults.Ok(matches.ConvertAll(MatchView.ForParties));
    }
}
