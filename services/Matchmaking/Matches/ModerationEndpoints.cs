using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Matches;

/// <summary>The moderators' decisions (审核). Administrators only.</summary>
public static class ModerationEndpoints
{
    public static void MapModeration(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/matches").WithTags("Moderation").RequireAuthorization(Policies.Administrator);
        group.MapPost("/{id:guid}/approve", Approve);
        group.MapPost("/{id:guid}/reject", Reject);
        group.MapPost("/{id:guid}/park", Park);
        group.MapPost("/moderate", Moderate);
        group.MapPost("/{id:guid}/merge", Merging.Merge);
        group.MapPost("/{id:guid}/notes", Merging.Note);
    }

    private static Task<Results<Ok<MatchView>, NotFound>> Approve(
        Guid id, ApproveMatch command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, FourEyes eyes, ProblemTexts texts, TimeProvider clock, CancellationToken ct) =>
        DecideAsync(id, new(Decision.Approve, null, command.Note), ifMatch, user, db, eyes, texts, clock.GetUtcNow(), ct);

    private static Task<Results<Ok<MatchView>, NotFound>> Reject(
        Guid id, RejectMatch command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, FourEyes eyes, ProblemTexts texts, TimeProvider clock, CancellationToken ct) =>
        DecideAsync(id, new(Decision.Reject, command.Reason, null, command.Code), ifMatch, user, db, eyes, texts, clock.GetUtcNow(), ct);

    private static Task<Results<Ok<MatchView>, NotFound>> Park(
        Guid id, ParkMatch command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, FourEyes eyes, ProblemTexts texts, TimeProvider clock, CancellationToken ct) =>
        DecideAsync(id, new(Decision.Park, command.Reason, null, null, command.Until), ifMatch, user, db, eyes, texts, clock.GetUtcNow(), ct);

    private static async Task<Results<Ok<MatchView>, NotFound>> DecideAsync(
        Guid id, Ruling ruling, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, FourEyes eyes, ProblemTexts texts, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.Matches.Whole().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } match)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(match);
        var conflicts = await db.ConflictsAsync([match], now, ct);
        db.Apply(ruling, match, conflicts(match), eyes, user, now);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(MatchView.ForModerators(match, conflicts(match), texts));
    }

    /// <summary>One decision on many, all or none: one that has changed, or that a rule forbids, stops all.</summary>
    private static async Task<Moderated> Moderate(ModerateMatches command, ClaimsPrincipal user, MatchmakingDb db, FourEyes eyes, TimeProvider clock, CancellationToken ct)
    {
        var (ruling, now) = (command.Ruling(), clock.GetUtcNow());
        var ids = command.Matches!.Select(m => m.Id).ToArray();
        var matches = await db.Matches.Whole().Where(m => ids.Contains(m.Id)).ToDictionaryAsync(m => m.Id, ct);
        var conflicts = await db.ConflictsAsync(matches.Values, now, ct);
        var seen = command.Matches!.DistinctBy(m => m.Id).ToList();
        foreach (var (id, version) in seen)
        {
            var match = matches.GetValueOrDefault(id)
                ?? throw new InvalidException($"matches[{Array.IndexOf(ids, id)}].id", "match.unknown");
            new IfMatch(version).Check(match);
            db.Apply(ruling, match, conflicts(match), eyes, user, now);
        }

        await db.SaveChangesAsync(ct);
        return new(seen.Count);
    }

    private static void Apply(
        this MatchmakingDb db, Ruling ruling, Match match, IReadOnlyList<Conflict> conflicts, FourEyes eyes, ClaimsPrincipal user, DateTimeOffset now)
    {
        var moderator = user.PersonId();
        switch (ruling.Decision)
        {
            case Decision.Approve when eyes.Needs(match) && match.FirstApprovedBy is null:
                db.Publish(match.ApproveFirst(moderator, user.PersonName(), ruling.Note, conflicts, now));
                db.Record(user, "match.approve-first", match.Id, user.OrganizationId(), new { ruling.Note });
                return;
            case Decision.Approve:
                db.Publish(match.Approve(moderator, ruling.Note, conflicts, now));
                break;
            case Decision.Reject:
                match.Reject(moderator, ruling.Reason!, now, ruling.Code);
                break;
            case Decision.Park:
                match.Park(moderator, ruling.Reason, now, ruling.Until);
                break;
        }

        if (ruling.Decision != Decision.Park)
        {
            db.Decisions.Add(PairDecision.Of(match, "moderation", ruling.Decision == Decision.Approve, ruling.Code is { } code ? Choice.Name(code) : null, now));
        }

        // The park's people read their own trail: a decision shows there only once it has reached them.
        var owner = ruling.Decision == Decision.Approve ? match.ParkId : user.OrganizationId();
        db.Record(user, $"match.{ruling.Decision.ToString().ToLowerInvariant()}", match.Id, owner, new { ruling.Reason, ruling.Note, ruling.Code, ruling.Until });
    }
}
