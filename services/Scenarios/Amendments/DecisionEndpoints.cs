using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Scenarios.Catalogue.Follows;
using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Amendments;

/// <summary>Why an amendment is refused.</summary>
public record RejectAmendment([property: Required, StringLength(1000, MinimumLength = 2)] string Reason);

/// <summary>Deciding amendments (更正审核).</summary>
internal static class DecisionEndpoints
{
    /// <summary>Maps the queue and the decisions. Administrators, never of their own organisation's.</summary>
    public static void MapDecisions(this RouteGroupBuilder routes)
    {
        var group = routes.MapGroup("/amendments").RequireAuthorization(Policies.Administrator);
        group.MapGet("/", Queue);
        group.MapGet("/{id:guid}", Get);
        group.MapPost("/{id:guid}/approve", Approve).ProducesProblem(StatusCodes.Status409Conflict);
        group.MapPost("/{id:guid}/reject", Reject).ProducesProblem(StatusCodes.Status409Conflict);
    }

    /// <summary>Longest waiting first.</summary>
    private static async Task<Page<AmendmentView>> Queue([AsParameters] PageRequest page, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var after = page.After is null ? null : Cursor.Read<Mark>(page.After);
        var open = db.Amendments.AsNoTracking().Where(a => a.State == AmendmentState.Proposed);
        var rows = await open.Where(a => after == null || a.ProposedAt > after.At || (a.ProposedAt == after.At && a.Id > after.Id))
            .OrderBy(a => a.ProposedAt).ThenBy(a => a.Id).Take(page.Size + 1).ToListAsync(ct);
        var reader = Reader.Of(user);
        return Page.Of(rows.ConvertAll(a => AmendmentView.Of(a, reader)), page.Size, last => Cursor.Write(new Mark(last.ProposedAt, last.Id)), await open.CountAsync(ct));
    }

    private static async Task<Results<Ok<AmendmentView>, NotFound>> Get(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) =>
        await db.Amendments.FindAsync([id], ct) is { } amendment ? TypedResults.Ok(AmendmentView.Of(amendment, Reader.Of(user))) : TypedResults.NotFound();

    private static async Task<Results<Ok<AmendmentView>, NotFound>> Approve(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Amendments.FindAsync([id], ct) is not { } amendment)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(amendment);
        var now = clock.GetUtcNow();
        var scenario = (await db.Scenarios.FindAsync([amendment.ScenarioId], ct))!;
        var list = scenario.ListedAt is null ? null : await db.ListOfAsync(scenario.Id, ct);
        var edition = 2 + await db.Amendments.CountAsync(a => a.ScenarioId == scenario.Id && a.State == AmendmentState.Approved, ct);
        var followers = await db.FollowersAsync(scenario, list?.Id, ct);
        db.Publish(amendment.Approve(scenario, edition, user.OrganizationId(), followers, now));
        if (list is not null)
        {
            await db.PostNoticeAsync(list.Id, scenario, ListNoticeKind.Amendment, amendment.Rationale, id, now, ct);
            db.Publish(scenario.Tell(list.Id, now));
        }

        db.Record(user, "amendment.approve", scenario.Id, scenario.OwnerId, new { amendment = id, edition });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(AmendmentView.Of(amendment, Reader.Of(user)));
    }

    private static async Task<Results<Ok<AmendmentView>, NotFound>> Reject(
        Guid id, RejectAmendment command, IfMatch ifMatch, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Amendments.FindAsync([id], ct) is not { } amendment)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(amendment);
        db.Publish(amendment.Reject(command.Reason, user.OrganizationId(), clock.GetUtcNow()));
        db.Record(user, "amendment.reject", amendment.ScenarioId, amendment.OwnerId, new { amendment = id, command.Reason });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(AmendmentView.Of(amendment, Reader.Of(user)));
    }

    private sealed record Mark(DateTimeOffset At, Guid Id);
}
