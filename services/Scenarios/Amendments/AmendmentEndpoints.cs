using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Amendments;

/// <summary>The whole text as it is to be, and why.</summary>
public record ProposeAmendment(
    [property: Required] ScenarioContent Content, [property: Required, StringLength(2000, MinimumLength = 2)] string Rationale);

/// <summary>Proposing amendments, and the history of a text that everyone may read who may read the scenario.</summary>
public static class AmendmentEndpoints
{
    /// <summary>Maps propose, withdraw and history, and what administrators decide.</summary>
    public static void MapAmendments(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").WithTags("Amendments");
        group.MapGet("/{id:guid}/amendments", History).AllowAnonymous();
        group.MapPost("/{id:guid}/amendments", Propose).RequireAuthorization(Policies.Park).Idempotent<ScenariosDb>();
        group.MapPost("/amendments/{id:guid}/withdraw", Withdraw).RequireAuthorization(Policies.Park);
        group.MapAmendmentDesk();
        group.MapDecisions();
    }

    private static async Task<Results<Ok<IReadOnlyList<AmendmentView>>, NotFound>> History(
        Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        var scenario = await db.Scenarios.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct);
        if (scenario is null || !reader.MaySee(scenario))
        {
            return TypedResults.NotFound();
        }

        var works = reader.WorksOn(scenario);
        var rows = await db.Amendments.AsNoTracking().Where(a => a.ScenarioId == id && (works || a.State == AmendmentState.Approved))
            .OrderByDescending(a => a.ProposedAt).ThenByDescending(a => a.Id).Take(100).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<AmendmentView>>(rows.ConvertAll(a => AmendmentView.Of(a, reader)));
    }

    private static async Task<Results<Created<AmendmentView>, NotFound>> Propose(
        Guid id, ProposeAmendment command, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var scenario = await db.Scenarios.FindAsync([id], ct);
        if (scenario is null || scenario.OwnerId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        var (amendment, fact) = Amendment.Propose(scenario, command.Content.Settled(), command.Rationale, clock.GetUtcNow());
        db.Amendments.Add(amendment);
        db.Publish(fact);
        db.Record(user, "amendment.propose", id, scenario.OwnerId, new { amendment = amendment.Id });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException { ConstraintName: "amendment_open" })
        {
            throw new RuleException("amendment.open", scenario.Number);
        }

        return TypedResults.Created($"/api/scenarios/amendments/{amendment.Id}", AmendmentView.Of(amendment, Reader.Of(user)));
    }

    private static async Task<Results<Ok<AmendmentView>, NotFound>> Withdraw(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        var amendment = await db.Amendments.FindAsync([id], ct);
        if (amendment is null || amendment.OwnerId != user.OrganizationId())
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(amendment);
        amendment.Withdraw(clock.GetUtcNow());
        db.Record(user, "amendment.withdraw", amendment.ScenarioId, amendment.OwnerId, new { amendment = id });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(AmendmentView.Of(amendment, Reader.Of(user)));
    }
}
