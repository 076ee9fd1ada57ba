using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Scenarios.Catalogue.Follows;
using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Scenarios.Moderation;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Scenarios;

/// <summary>Why a scenario is taken back.</summary>
public record WithdrawScenario([Required, StringLength(1000, MinimumLength = 2)] string Reason);

/// <summary>Handing in for approval (提交审核) and taking back (撤回).</summary>
internal static class SubmissionEndpoints
{
    /// <summary>Maps submit and withdraw. Verified parks, their own scenarios.</summary>
    public static void MapSubmission(this RouteGroupBuilder routes)
    {
        var group = routes.MapGroup("/").RequireAuthorization(Policies.Park);
        group.MapPost("/{id:guid}/submit", Submit).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/submit", SubmitMany).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/withdraw", Withdraw).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<ScenarioView>, NotFound>> Submit(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var scenario = await db.Scenarios.FindAsync([id], ct);
        if (scenario is null || scenario.OwnerId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(scenario);
        HandIn([scenario], user, db, clock.GetUtcNow());
        await db.KeepSubmittedAsync([scenario], ct);
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(ScenarioView.Of(scenario, null, Reader.Of(user)));
    }

    private static async Task<Counted> SubmitMany(Selection selection, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var scenarios = await selection.LoadAsync(db, s => s.OwnerId == user.OrganizationId(), ct);
        HandIn(scenarios, user, db, clock.GetUtcNow());
        await db.KeepSubmittedAsync(scenarios, ct);
        await db.SaveChangesAsync(ct);
        return new(scenarios.Count);
    }

    /// <summary>One act, one fact, however many scenarios it holds: administrators are told once.</summary>
    private static void HandIn(IReadOnlyList<Scenario> scenarios, ClaimsPrincipal user, ScenariosDb db, DateTimeOffset now)
    {
        foreach (var scenario in scenarios)
        {
            scenario.Submit(now);
            db.Record(user, "scenario.submit", scenario.Id, scenario.OwnerId);
        }

        var owner = new Party(user.OrganizationId(), scenarios[0].OwnerName);
        db.Publish(new ScenariosSubmitted(owner, [.. scenarios.Select(s => s.Id)], scenarios[0].Content.Name, now));
    }

    private static async Task<Results<Ok<ScenarioView>, NotFound>> Withdraw(
        Guid id, WithdrawScenario command, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var scenario = await db.Scenarios.FindAsync([id], ct);
        if (scenario is null || scenario.OwnerId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(scenario);
        var (now, list) = (clock.GetUtcNow(), await db.ListOfAsync(id, ct));
        if (scenario.Withdraw(command.Reason, now) is { } withdrawn)
        {
            var notice = await db.PostNoticeAsync(list!.Id, scenario, ListNoticeKind.Withdrawal, command.Reason, null, now, ct);
            var followers = await db.FollowersAsync(scenario, list.Id, ct);
            db.Publish(withdrawn, new ListNoticePosted(
                list.Id, notice.Number, list.Number!, list.Title, id, scenario.Number, scenario.Content.Name, withdrawn.Owner, command.Reason, followers, now));
        }

        db.Record(user, "scenario.withdraw", id, scenario.OwnerId, new { command.Reason });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(ScenarioView.Of(scenario, list, Reader.Of(user)));
    }
}
