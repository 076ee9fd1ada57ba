using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Companies;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.Matchmaking.Visibility;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Introductions;

/// <summary>Accepts, and says how to be reached.</summary>
public record AcceptIntroduction([property: Required] Contact? Contact);

/// <summary>Declines; a reason is kept for the moderators.</summary>
public record DeclineIntroduction([property: StringLength(1000)] string? Reason);

/// <summary>Introductions and their answers. The parties answer; those who run or supervise the platform can read, without contacts.</summary>
public static class IntroductionEndpoints
{
    public static void MapIntroductions(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/introductions").WithTags("Introductions").RequireAuthorization(Policies.Verified);
        group.MapGet("", List);
        group.MapGet("/{id:guid}", Get);
        group.MapPost("/{id:guid}/accept", Accept);
        group.MapPost("/{id:guid}/decline", Decline);
        group.MapTalks();
    }

    private static async Task<Page<IntroductionView>> List(
        [AsParameters] PageRequest page, string? state, ClaimsPrincipal user, MatchmakingDb db, CancellationToken ct)
    {
        var matches = Visible(user, db).AsNoTracking();
        if (Choice.Of<IntroductionState>(state, "state") is { } wanted)
        {
            var matchState = wanted switch
            {
                IntroductionState.Introduced => MatchState.Introduced,
                IntroductionState.Accepted => MatchState.Accepted,
                IntroductionState.Declined => MatchState.Declined,
                IntroductionState.Talking => MatchState.Talking,
                IntroductionState.Agreed => MatchState.Agreed,
                IntroductionState.Closed => MatchState.Closed,
            };
            matches = matches.Where(m => m.State == matchState);
        }

        if (page.After is not null)
        {
            var after = Cursor.Read<Mark>(page.After);
            matches = matches.Where(m => m.Introduction!.OfferedAt < after.OfferedAt || (m.Introduction.OfferedAt == after.OfferedAt && m.Id < after.Id));
        }

        var rows = await matches.Whole().OrderByDescending(m => m.Introduction!.OfferedAt).ThenByDescending(m => m.Id).Take(page.Size + 1).ToListAsync(ct);
        var found = Page.Of(rows, page.Size, last => Cursor.Write(new Mark(last.Introduction!.OfferedAt, last.Id)));
        return new([.. found.Items.Select(m => IntroductionView.Of(m, user))], found.Next);
    }

    private static async Task<Results<Ok<IntroductionView>, NotFound>> Get(Guid id, ClaimsPrincipal user, MatchmakingDb db, CancellationToken ct) =>
        await Visible(user, db).AsNoTracking().Whole().SingleOrDefaultAsync(m => m.Id == id, ct) is { } match
            ? TypedResults.Ok(IntroductionView.Of(match, user) with { Talks = await db.TalksAsync(id, ct) })
            : TypedResults.NotFound();

    private static Task<Results<Ok<IntroductionView>, NotFound>> Accept(
        Guid id, AcceptIntroduction command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(command.Contact!.Phone) && string.IsNullOrWhiteSpace(command.Contact.Email))
        {
            throw new InvalidException("contact.phone", "introduction.contact");
        }

        return AnswerAsync(id, new(true, command.Contact, null), ifMatch, user, db, clock, ct);
    }

    private static Task<Results<Ok<IntroductionView>, NotFound>> Decline(
        Guid id, DeclineIntroduction command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct) =>
        AnswerAsync(id, new(false, null, command.Reason), ifMatch, user, db, clock, ct);

    private static async Task<Results<Ok<IntroductionView>, NotFound>> AnswerAsync(
        Guid id, Answer answer, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var match = await Visible(user, db).Whole().SingleOrDefaultAsync(m => m.Id == id, ct);
        if (match?.Introduction is not { } introduction || (introduction.ParkId != own && introduction.CompanyId != own))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(match);
        RuleException.ThrowIf(answer.Accepted && !match.Scenario.Listed, "conflict.scenario-withdrawn", match.Scenario.Name, introduction.CompanyName);
        if (answer.Accepted)
        {
            var blocks = await BlockedPairs.ReadAsync(db, [introduction.ParkId, introduction.CompanyId], ct);
            RuleException.ThrowIf(blocks.Between(introduction.ParkId, introduction.CompanyId), "conflict.blocked", match.Scenario.Name, introduction.CompanyName);
        }

        foreach (var fact in match.Answer(own, answer, clock.GetUtcNow()))
        {
            db.Publish(fact);
        }

        db.Decisions.Add(PairDecision.Of(match, "answer", answer.Accepted, null, clock.GetUtcNow()));
        db.Record(user, answer.Accepted ? "introduction.accept" : "introduction.decline", id, own);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(IntroductionView.Of(match, user));
    }

    internal static IQueryable<Match> Visible(ClaimsPrincipal user, MatchmakingDb db) =>
        db.Matches.Where(Sight.OfMatches(user)).Where(m => m.Introduction != null);

    private sealed record Mark(DateTimeOffset OfferedAt, Guid Id);
}
