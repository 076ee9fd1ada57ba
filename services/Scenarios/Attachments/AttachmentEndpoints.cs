using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Files;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Attachments;

/// <summary>Files of a scenario: whoever may see the field they belong to can have them, asked anew for every download.</summary>
public static class AttachmentEndpoints
{
    private const int Most = 20;

    /// <summary>Maps <c>/{id}/attachments</c>. Reading follows the field; adding and removing is for the owner while the scenario can be edited.</summary>
    public static void MapAttachments(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/{id:guid}/attachments").WithTags("Attachments");
        group.MapGet("/", List).AllowAnonymous();
        group.MapGet("/{attachment:guid}", Download).AllowAnonymous();
        group.MapPost("/", Add).RequireAuthorization(Policies.Park).AddEndpointFilter<ReceiveAttachment>().Idempotent<ScenariosDb>()
            .WithMetadata(new DisableRequestSizeLimitAttribute()).WithDescription("multipart/form-data with the file in the field 'file'")
            .ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        group.MapDelete("/{attachment:guid}", Remove).RequireAuthorization(Policies.Park).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<IReadOnlyList<AttachmentView>>, NotFound>> List(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        if (await db.Scenarios.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) is not { } scenario || !reader.MaySee(scenario))
        {
            return TypedResults.NotFound();
        }

        var files = await db.Attachments.AsNoTracking().Where(a => a.ScenarioId == id && a.RemovedAt == null).OrderBy(a => a.CreatedAt).ThenBy(a => a.Id).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<AttachmentView>>([.. files.Where(a => reader.MaySee(scenario, a.Field)).Select(AttachmentView.Of)]);
    }

    private static async Task<Results<PhysicalFileHttpResult, NotFound>> Download(
        Guid id, Guid attachment, HttpContext http, ClaimsPrincipal user, ScenariosDb db, FileStore store, CancellationToken ct)
    {
        var found = await db.Attachments.AsNoTracking().Where(a => a.Id == attachment && a.ScenarioId == id && a.RemovedAt == null)
            .Join(db.Scenarios, a => a.ScenarioId, s => s.Id, (a, s) => new { File = a, Scenario = s }).SingleOrDefaultAsync(ct);
        return found is not null && Reader.Of(user).MaySee(found.Scenario, found.File.Field)
            ? store.Send(http, found.File.Sha256, found.File.Name, found.File.MediaType)
            : TypedResults.NotFound();
    }

    /// <summary>The scenario stays locked until the file is recorded: one that is being handed in for approval takes no more.</summary>
    private static async Task<Results<Created<AttachmentView>, NotFound>> Add(
        Guid id, [AsParameters] AddAttachment command, HttpContext http, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await OwnAsync(id, user, db, ct) is not { } scenario)
        {
            return TypedResults.NotFound();
        }

        var file = ReceiveAttachment.In(http);
        var present = await db.Attachments.AsNoTracking().Where(a => a.ScenarioId == id && a.RemovedAt == null).ToListAsync(ct);
        if (present.Find(a => a.Field == command.Field && a.Sha256 == file.Sha256 && a.Name == file.Name) is { } same)
        {
            return TypedResults.Created(AddressOf(same), AttachmentView.Of(same));
        }

        RuleException.ThrowIf(present.Count >= Most, "attachment.too-many", Most);
        var attachment = Attachment.Add(scenario.Id, command.Field!, file, user.PersonId(), clock.GetUtcNow());
        db.Attachments.Add(attachment);
        db.Record(user, "scenario.attach", id, scenario.OwnerId, new { attachment.Id, attachment.Field, attachment.Name, attachment.Sha256 });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created(AddressOf(attachment), AttachmentView.Of(attachment));
    }

    private static async Task<Results<NoContent, NotFound>> Remove(
        Guid id, Guid attachment, ClaimsPrincipal user, ScenariosDb db, TimeProvider clock, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await OwnAsync(id, user, db, ct) is not { } scenario
            || await db.Attachments.SingleOrDefaultAsync(a => a.Id == attachment && a.ScenarioId == id && a.RemovedAt == null, ct) is not { } found)
        {
            return TypedResults.NotFound();
        }

        found.Remove(clock.GetUtcNow());
        db.Record(user, "scenario.detach", id, scenario.OwnerId, new { found.Id, found.Field, found.Name, found.Sha256 });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.NoContent();
    }

    private static async Task<Scenario?> OwnAsync(Guid id, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT FROM scenario WHERE id = {id} FOR UPDATE", ct);
        var scenario = await db.Scenarios.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct);
        if (scenario is null || scenario.OwnerId != user.OrganizationId())
        {
            return null;
        }

        RuleException.ThrowIf(scenario.State is not (ScenarioState.Draft or ScenarioState.Returned), "scenario.not-editable");
        return scenario;
    }

    private static string AddressOf(Attachment file) => $"/api/scenarios/{file.ScenarioId}/attachments/{file.Id}";
}
