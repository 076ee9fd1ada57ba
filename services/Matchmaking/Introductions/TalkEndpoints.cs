using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Introductions;

/// <summary>A record of a talk as it is read.</summary>
public record TalkView(Guid By, string ByName, TalkChannel Channel, DateOnly HeldOn, string Text, string? NextStep, DateTimeOffset At);

/// <summary>Records a talk.</summary>
public record RecordTalk(
    [property: Required] TalkChannel? Channel, [property: Required] DateOnly? HeldOn, [property: Required, StringLength(2000, MinimumLength = 2)] string? Text,
    [property: StringLength(500)] string? NextStep);

/// <summary>Ends the talk.</summary>
/// <param name="Value">What an agreement is worth, in yuan.</param>
public record EndTalk([property: Required] TalkEnd? End, [property: Range(0, 1e12)] decimal? Value, [property: StringLength(1000)] string? Note);

/// <summary>How a talk goes on after both have agreed (洽谈): its records, and what came of it. The parties only.</summary>
internal static class TalkEndpoints
{
    private const int Most = 200;

    public static void MapTalks(this RouteGroupBuilder group)
    {
        group.MapPost("/{id:guid}/talks", Talk);
        group.MapPost("/{id:guid}/end", End);
    }

    /// <summary>The latest records of a talk.</summary>
    public static Task<List<TalkView>> TalksAsync(this MatchmakingDb db, Guid match, CancellationToken ct) =>
        db.Talks.AsNoTracking().Where(t => t.MatchId == match).OrderByDescending(t => t.HeldOn).ThenByDescending(t => t.Id).Take(Most)
            .Select(t => new TalkView(t.By, t.ByName, t.Channel, t.HeldOn, t.Text, t.NextStep, t.At)).ToListAsync(ct);

    private static Task<Results<Ok<IntroductionView>, NotFound>> Talk(
        Guid id, RecordTalk command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct) =>
        StepAsync(id, "introduction.talk", ifMatch, user, db, clock, (match, own, now) =>
        {
            if (command.HeldOn > DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime))
            {
                throw new InvalidException("heldOn", "introduction.held-on");
            }

            db.Talks.Add(TalkEntry.Of(id, own, user.OrganizationName(), command.Channel!.Value, command.HeldOn!.Value, command.Text!.Trim(), command.NextStep?.Trim(), now));
            return match.Talk(own, now);
        }, ct);

    private static Task<Results<Ok<IntroductionView>, NotFound>> End(
        Guid id, EndTalk command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct) =>
        StepAsync(id, "introduction.end", ifMatch, user, db, clock, (match, own, now) =>
        {
            var fact = match.End(own, command.End!.Value, command.Value, command.Note?.Trim(), now);
            db.Decisions.Add(PairDecision.Of(match, "outcome", match.State == MatchState.Agreed, Choice.Name(command.End.Value), now));
            return fact;
        }, ct);

    private static async Task<Results<Ok<IntroductionView>, NotFound>> StepAsync(
        Guid id, string act, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, Func<Match, Guid, DateTimeOffset, object> step, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var match = await IntroductionEndpoints.Visible(user, db).Whole().SingleOrDefaultAsync(m => m.Id == id, ct);
        if (match?.Introduction is not { } introduction || (introduction.ParkId != own && introduction.CompanyId != own))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(match);
        db.Publish(step(match, own, clock.GetUtcNow()));
        db.Record(user, act, id, own, match.OutcomeReason is null ? null : new { match.OutcomeReason, match.OutcomeValue });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(IntroductionView.Of(match, user) with { Talks = await db.TalksAsync(id, ct) });
    }
}
