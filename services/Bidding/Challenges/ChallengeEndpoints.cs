using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;
using ScenarioHub.Text;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>Reading and writing challenges.</summary>
public static class ChallengeEndpoints
{
    /// <summary>Reading what is posted: everyone. Writing: the park that owns it.</summary>
    public static void MapChallenges(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/challenges").WithTags("Challenges");
        group.MapGet("/", List).AllowAnonymous();
        group.MapGet("/mine", Mine).RequireAuthorization(Policies.Park);
        group.MapGet("/{id:guid}", Get).AllowAnonymous();
        group.MapPost("/", Create).Idempotent<BiddingDb>().RequireAuthorization(Policies.Park);
        group.MapPut("/{id:guid}", Edit).AddEndpointFilter<InTransaction>().RequireAuthorization(Policies.Park);
    }

    private static async Task<Page<ChallengeSummary>> List(
        [AsParameters] PageRequest page, string? q, string? state, Guid? ownerId, ClaimsPrincipal user, BiddingDb db, ChallengeReading reading,
        CancellationToken ct)
    {
        var mark = page.After is null ? null : Cursor.Read<Mark>(page.After);
        var only = Choice.Of<ChallengeState>(state, "state");
        var words = string.IsNullOrWhiteSpace(q) ? null : Folding.Fold(q.Trim());
        var rows = await db.Challenges.AsNoTracking()
            .Where(VisibilityRules.IsPublic)
            .Where(c => (only == null || c.State == only) && (ownerId == null || c.OwnerId == ownerId) && (words == null || c.SearchText.Contains(words)))
            .Where(c => mark == null || c.OpenedAt < mark.At || (c.OpenedAt == mark.At && c.Id.CompareTo(mark.Id) < 0))
            .OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Id)
            .Take(page.Size + 1)
            .ToListAsync(ct);
        return Page.Of(await reading.SummariesAsync(rows, user, ct), page.Size, last => Cursor.Write(new Mark(last.OpenedAt!.Value, last.Id)));
    }

    private static async Task<Page<ChallengeSummary>> Mine(
        [AsParameters] PageRequest page, string? state, ClaimsPrincipal user, BiddingDb db, ChallengeReading reading, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var only = Choice.Of<ChallengeState>(state, "state");
        var before = page.After is null ? (Guid?)null : Cursor.Read<Guid>(page.After);

        // Ids are made in the order of time, so they are the order of writing too.
        var rows = await db.Challenges.AsNoTracking()
            .Where(c => c.OwnerId == own && (only == null || c.State == only) && (before == null || c.Id.CompareTo(before.Value) < 0))
            .OrderByDescending(c => c.Id)
            .Take(page.Size + 1)
            .ToListAsync(ct);
        return Page.Of(await reading.SummariesAsync(rows, user, ct), page.Size, last => Cursor.Write(last.Id));
    }

    private static async Task<Results<Ok<ChallengeView>, NotFound>> Get(
        Guid id, ClaimsPrincipal user, BiddingDb db, ChallengeReading reading, CancellationToken ct)
    {
        var challenge = await db.Challenges.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct);
        return challenge is not null && Reader.Of(user).MaySee(Part.Challenge, challenge, null, await db.NowAsync(ct))
            ? TypedResults.Ok(await reading.ViewAsync(challenge, user, ct))
            : TypedResults.NotFound();
    }

    private static async Task<Created<ChallengeView>> Create(
        ChallengeInput input, ClaimsPrincipal user, BiddingDb db, SchemeChoice schemes, ChallengeReading reading, CancellationToken ct)
    {
        var owner = await db.VerifiedPartyAsync(user, ct);
        var now = await db.NowAsync(ct);
        var number = await db.TakeNumbersAsync("BG", now.InBeijing().Year, 1, ct);
        var challenge = Challenge.Draft(number[0], owner, user.PersonId(), input, await ScenarioAsync(input, db, ct), await schemes.InForceAsync(input.SchemeId, ct), now);
        db.Challenges.Add(challenge);
        db.Record(user, "challenge.drafted", challenge.Id, challenge.OwnerId);
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/bidding/challenges/{challenge.Id}", await reading.ViewAsync(challenge, user, ct));
    }

    private static async Task<Results<Ok<ChallengeView>, NotFound>> Edit(
        Guid id, ChallengeInput input, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, SchemeChoice schemes, ChallengeReading reading, CancellationToken ct)
    {
        if (await db.HoldOwnAsync(id, user, ct) is not { } challenge)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(challenge);
        if (input.SchemeId is { } chosen && chosen != challenge.Scheme.Source?.SchemeId)
        {
            challenge.Choose(await schemes.InForceAsync(chosen, ct));
        }

        var amendments = challenge.Amendments.Count;
        var now = await db.NowAsync(ct);
        if (challenge.Edit(input, user.PersonId(), await ScenarioAsync(input, db, ct), now) is { } changed)
        {
            db.Publish(changed);
        }

        // Each bidder is told of its own bid: one fact for all of them would count the sealed bids.
        if (challenge.Amendments.Count > amendments)
        {
            db.Publish([.. await db.ToReconfirmAsync(challenge, now, ct)]);
        }

        db.Record(user, "challenge.edited", id, challenge.OwnerId, challenge.Amendments.Skip(amendments).SingleOrDefault());
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(await reading.ViewAsync(challenge, user, ct));
    }

    private static async Task<ListedScenario?> ScenarioAsync(ChallengeInput input, BiddingDb db, CancellationToken ct) =>
        input.ScenarioId is null ? null : await db.Scenarios.AsNoTracking().SingleOrDefaultAsync(s => s.Id == input.ScenarioId, ct);

    private sealed record Mark(DateTimeOffset At, Guid Id);
}
