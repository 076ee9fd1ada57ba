using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Moderation;

/// <summary>A claim as it is read.</summary>
public record ClaimView(Guid ScenarioId, string By, bool Mine, DateTimeOffset ClaimedAt, DateTimeOffset ExpiresAt);

/// <summary>One time that a scenario was handed in.</summary>
public record SubmittedView(int Round, DateTimeOffset SubmittedAt, ScenarioContent Content, DateTimeOffset? ReturnedAt, IReadOnlyDictionary<string, string>? Reasons);

/// <summary>A case on the moderator's desk.</summary>
public record CaseView(
    DateTimeOffset DueAt, double WorkingHours, bool Overdue, ClaimView? Claim, bool NeedsSecondReader, string? FirstReader, bool FirstReaderIsMe, bool Own);

/// <summary>The moderator's desk (审核工作台): claims, what was handed in before, the service clock, and the rules.</summary>
public static class DeskEndpoints
{
    /// <summary>Maps claims, cases, rounds and rules.</summary>
    public static void MapModerationDesk(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").WithTags("Moderation").RequireAuthorization(Policies.Administrator);
        group.MapPost("/{id:guid}/claim", Claim).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/release", Release);
        group.MapGet("/{id:guid}/case", Case);
        group.MapGet("/moderation/policy", Policy);
        group.MapPut("/moderation/policy", ChangePolicy);
        routes.MapGet("/{id:guid}/submissions", Submissions).WithTags("Moderation").RequireAuthorization(Policies.SignedIn);
    }

    private static async Task<Results<Ok<ClaimView>, NotFound>> Claim(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        if (await db.Scenarios.FindAsync([id], ct) is not { } scenario || !Reader.Of(user).MaySee(scenario))
        {
            return TypedResults.NotFound();
        }

        RuleException.ThrowIf(scenario.State != ScenarioState.Submitted, "moderation.not-waiting", scenario.Number);
        RuleException.ThrowIf(scenario.OwnerId == user.OrganizationId(), "moderation.own", scenario.Number);
        var policy = await db.ModerationPolicies.AsNoTracking().SingleAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var claim = await db.ClaimAsync(scenario, user.PersonId(), user.PersonName(), policy.ClaimMinutes, ct);
        db.Record(user, "scenario.claim", id, scenario.OwnerId, new { until = claim.ExpiresAt });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(View(claim, user));
    }

    private static async Task<Results<NoContent, NotFound>> Release(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var person = user.PersonId();
        if (await db.Scenarios.FindAsync([id], ct) is not { } scenario || !Reader.Of(user).MaySee(scenario)
            || await db.Claims.SingleOrDefaultAsync(c => c.ScenarioId == id && c.PersonId == person, ct) is not { } claim)
        {
            return TypedResults.NotFound();
        }

        db.Remove(claim);
        db.Record(user, "scenario.release", id, scenario.OwnerId);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<CaseView>, NotFound>> Case(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        if (await db.Scenarios.FindAsync([id], ct) is not { State: ScenarioState.Submitted } scenario)
        {
            return TypedResults.NotFound();
        }

        var now = await db.NowAsync(ct);
        var policy = await db.ModerationPolicies.AsNoTracking().SingleAsync(ct);
        var claim = await db.Claims.AsNoTracking().SingleOrDefaultAsync(c => c.ScenarioId == id && c.ExpiresAt > now, ct);
        var since = scenario.SubmittedAt!.Value;
        var due = Reference.WorkingTime.Add(since, policy.ServiceTime);
        return TypedResults.Ok(new CaseView(
            due, Math.Round(Reference.WorkingTime.Between(since, now).TotalHours, 1), due < now, claim is null ? null : View(claim, user),
            policy.NeedsSecondReader(scenario), scenario.FirstReaderName, scenario.FirstReaderId == user.PersonId(), scenario.OwnerId == user.OrganizationId()));
    }

    /// <summary>What was handed in each time, last first: for moderators, and for those who write it.</summary>
    private static async Task<Results<Ok<IReadOnlyList<SubmittedView>>, NotFound>> Submissions(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        if (await db.Scenarios.FindAsync([id], ct) is not { } scenario || !reader.WorksOn(scenario) || !reader.MaySee(scenario))
        {
            return TypedResults.NotFound();
        }

        var versions = await db.SubmittedVersions.AsNoTracking().Where(v => v.ScenarioId == id).OrderByDescending(v => v.Round).Take(20).ToListAsync(ct);
        IReadOnlyList<SubmittedView> views = [.. versions.Select(v => new SubmittedView(v.Round, v.SubmittedAt, v.Content, v.ReturnedAt, v.Reasons))];
        return TypedResults.Ok(views);
    }

    private static async Task<PolicyView> Policy(ScenariosDb db, CancellationToken ct) => PolicyView.Of(await db.ModerationPolicies.AsNoTracking().SingleAsync(ct));

    private static async Task<PolicyView> ChangePolicy(PolicyInput input, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var policy = await db.ModerationPolicies.SingleAsync(ct);
        ifMatch.Check(policy);
        policy.Change(input);
        db.Record(user, "moderation.policy", policy.Id, null, input);
        await db.SaveChangesAsync(ct);
        return PolicyView.Of(policy);
    }

    private static ClaimView View(ModerationClaim claim, ClaimsPrincipal user) =>
        new(claim.ScenarioId, claim.PersonName, claim.PersonId == user.PersonId(), claim.ClaimedAt, claim.ExpiresAt);
}
