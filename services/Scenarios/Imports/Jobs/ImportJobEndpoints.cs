using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Files;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Imports.Jobs;

/// <summary>What to do with a file. A record, so that a key used for a dry run cannot be used again for the real one.</summary>
/// <param name="DryRun">Only look whether the file would be accepted.</param>
/// <param name="Sha256">Names a file that was received before; then none is sent.</param>
public record StartImport(bool? DryRun, [property: System.ComponentModel.DataAnnotations.RegularExpression("[0-9a-f]{64}")] string? Sha256);

/// <summary>Imports that are worked on while their sender watches, or not: they go on by themselves and can be come back to.</summary>
internal static class ImportJobEndpoints
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(300);

    /// <summary>Without news, something is said this often, so that nothing between takes the stream for dead.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(15);

    /// <summary>Maps <c>/imports/jobs</c>. Verified parks, their own imports.</summary>
    public static void MapImportJobs(this RouteGroupBuilder routes)
    {
        var group = routes.MapGroup("/jobs").RequireAuthorization(Policies.Park);
        group.MapPost("/", Start).AddEndpointFilter<ReceiveFile>().Idempotent<ScenariosDb>()
            .WithMetadata(new RequestSizeLimitAttribute(ImportLimits.Bytes + (64 * 1024)))
            .WithDescription("multipart/form-data with the table in the field 'file', or no body and sha256 of a file that was sent before");
        group.MapGet("/", List);
        group.MapGet("/{id:guid}", Get);
        group.MapGet("/{id:guid}/events", Watch);
        group.MapGet("/{id:guid}/errors.xlsx", Errors);
    }

    private static async Task<Accepted<ImportJobSummary>> Start(
        [AsParameters] StartImport command, HttpContext http, ClaimsPrincipal user, ScenariosDb db, ImportWake wake, TimeProvider clock, CancellationToken ct)
    {
        var (dryRun, language, now) = (command.DryRun == true, CultureInfo.CurrentUICulture.Name, clock.GetUtcNow());
        var owner = user.OrganizationId();
        var job = ReceiveFile.In(http) is { } file
            ? ImportJob.Queue(new(owner, user.OrganizationName()), user.PersonId(), language, file, dryRun, now)
            : (await db.ImportJobs.AsNoTracking().Where(j => j.OwnerId == owner && j.Sha256 == command.Sha256).OrderByDescending(j => j.CreatedAt).FirstOrDefaultAsync(ct)
                ?? throw new RuleException("import.file-unknown") { Status = StatusCodes.Status404NotFound }).Again(user.PersonId(), language, dryRun, now);
        db.ImportJobs.Add(job);
        db.Record(user, "import.start", job.Id, owner, new { file = job.FileName, job.Sha256, job.DryRun });
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlAsync($"INSERT INTO import_progress (job_id, seq, stage, rows, attempts) VALUES ({job.Id}, 0, 'Queued', 0, 0)", ct);
        http.Response.OnCompleted(() =>
        {
            wake.Set();
            return Task.CompletedTask;
        });
        return TypedResults.Accepted($"/api/scenarios/imports/jobs/{job.Id}", ImportJobSummary.Of(job, null));
    }

    private static async Task<Page<ImportJobSummary>> List([AsParameters] PageRequest page, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var after = page.After is null ? null : Cursor.Read<Mark>(page.After);
        var owner = user.OrganizationId();
        var jobs = await db.ImportJobs
            .Where(j => j.OwnerId == owner && (after == null || j.CreatedAt < after.At || (j.CreatedAt == after.At && j.Id < after.Id)))
            .OrderByDescending(j => j.CreatedAt).ThenByDescending(j => j.Id).Take(page.Size + 1).Select(ImportJobSummary.Bare).ToListAsync(ct);
        var ids = jobs.Where(j => !j.Finished).Select(j => j.Id).ToArray();
        var progress = ids is [] ? [] : await db.Database.SqlQuery<ProgressRow>(
            $"""SELECT job_id AS "JobId", seq AS "Seq", stage AS "Stage", rows AS "Rows" FROM import_progress WHERE job_id = ANY ({ids})""").ToDictionaryAsync(p => p.JobId, ct);
        return Page.Of(jobs.ConvertAll(j => j.With(progress.GetValueOrDefault(j.Id))), page.Size, last => Cursor.Write(new Mark(last.CreatedAt, last.Id)));
    }

    private static async Task<Results<Ok<ImportJobView>, NotFound>> Get(Guid id, ClaimsPrincipal user, ScenariosDb db, ProblemTexts texts, CancellationToken ct)
    {
        var owner = user.OrganizationId();
        return await db.ImportJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id && j.OwnerId == owner, ct) is { } job
            ? TypedResults.Ok(ImportJobView.Of(job, await ProgressRow.ReadAsync(db, id, ct), texts))
            : TypedResults.NotFound();
    }

    private static async Task<Results<ServerSentEventsResult<ImportJobSummary>, NotFound>> Watch(
        Guid id, HttpRequest request, ClaimsPrincipal user, ScenariosDb db, IHostApplicationLifetime lifetime, CancellationToken ct)
    {
        var owner = user.OrganizationId();
        _ = long.TryParse(request.Headers["Last-Event-ID"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen);
        return await ImportJobSummary.ReadAsync(db, id, owner, ct) is null
            ? TypedResults.NotFound()
            : TypedResults.ServerSentEvents(EventsAsync(db, id, owner, request.Headers.ContainsKey("Last-Event-ID") ? seen : -1, lifetime.ApplicationStopping, ct));
    }

    /// <summary>Each event is the whole state, so whoever comes back after a break needs only the latest.</summary>
    private static async IAsyncEnumerable<SseItem<ImportJobSummary>> EventsAsync(
        ScenariosDb db, Guid id, Guid owner, long seen, CancellationToken stopping, [EnumeratorCancellation] CancellationToken ct)
    {
        var quiet = 0;
        while (!stopping.IsCancellationRequested && await ImportJobSummary.ReadAsync(db, id, owner, ct) is { } job)
        {
            quiet++;
            if (job.Seq > seen || job.Finished || quiet * Look > Quiet)
            {
                (seen, quiet) = (job.Seq, 0);
                yield return new(job, job.Finished ? "finished" : "progress") { EventId = job.Seq.ToString(CultureInfo.InvariantCulture) };
            }

            if (job.Finished)
            {
                yield break;
            }

            await Task.Delay(Look, ct);
        }
    }

    private static async Task<Results<FileStreamHttpResult, NotFound>> Errors(
        Guid id, ClaimsPrincipal user, HttpContext http, ScenariosDb db, FileStore store, ProblemTexts texts, CancellationToken ct)
    {
        var owner = user.OrganizationId();
        var job = await db.ImportJobs.AsNoTracking().SingleOrDefaultAsync(j => j.Id == id && j.OwnerId == owner && j.State == ImportState.Refused, ct);
        if (job is null || store.Open(job.Sha256) is not { } content)
        {
            return TypedResults.NotFound();
        }

        await using (content)
        {
            FileAnswers.Harden(http.Response);
            var name = $"{Path.GetFileNameWithoutExtension(job.FileName)}-{ImportTexts.Of("errors.file")}.xlsx";
            return TypedResults.Stream(ErrorWorkbook.Write(content, job, store.Incoming, texts), Spreadsheets.XlsxWriter.MediaType, name);
        }
    }

    private sealed record Mark(DateTimeOffset At, Guid Id);
}
