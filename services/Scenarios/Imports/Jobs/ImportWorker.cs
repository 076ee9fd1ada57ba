using System.Globalization;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScenarioHub.Files;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Scenarios.Imports.Jobs;

/// <summary>
/// Works through the files that wait, one at a time on each replica. The job's row stays locked while it is worked on, and its end is stored
/// in the same transaction as what it brought: a worker that dies leaves the job as it was, and the next one starts it anew.
/// </summary>
internal sealed partial class ImportWorker(
    IServiceScopeFactory scopes, NpgsqlDataSource database, FileStore store, ImportWake wake, TimeProvider clock, ILogger<ImportWorker> log) : BackgroundService
{
    private const int MostAttempts = 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                while (await WorkAsync(stoppingToken))
                {
                    // The next one may wait already.
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The job waits on; after a few attempts it is given up, so that one file cannot hold up the others.
                Interrupted(log, e);
            }

            await wake.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> WorkAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ScenariosDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var job = (await db.ImportJobs.FromSql(
            $"SELECT * FROM import_job WHERE state = 'Queued' ORDER BY created_at LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED").ToListAsync(ct)).SingleOrDefault();
        if (job is null)
        {
            return false;
        }

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(job.Language);
        await using (var progress = new ImportProgress(database, job.Id))
        {
            if (await progress.StartAsync(ct) > MostAttempts)
            {
                job.Fail(clock.GetUtcNow());
            }
            else
            {
                await FinishAsync(job, db, progress, ct);
            }
        }

        db.Record(Sender(job), "import.finish", job.Id, job.OwnerId, new { file = job.FileName, state = job.State.ToString(), job.Created, job.DryRun });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private async Task FinishAsync(ImportJob job, ScenariosDb db, ImportProgress progress, CancellationToken ct)
    {
        if (!job.DryRun && await BeforeAsync(job, db, ct) is { } before)
        {
            job.Recognise(before, clock.GetUtcNow());
            return;
        }

        await using var content = store.Open(job.Sha256) ?? throw new FileNotFoundException("The file of an import is gone from the store.", job.Sha256);
        var file = ScenarioFile.Read(content, job.FileName, progress.Read);
        var outcome = await ImportRun.RunAsync(
            db, file, job.FileName, new(job.OwnerId, job.OwnerName), Sender(job), job.DryRun, clock.GetUtcNow(), progress.Reached, ct);
        job.Finish(file, outcome, clock.GetUtcNow());
    }

    /// <summary>The last import that brought something of the same file, unless all that it brought has been taken back since.</summary>
    private static async Task<ImportJob?> BeforeAsync(ImportJob job, ScenariosDb db, CancellationToken ct)
    {
        var before = await db.ImportJobs.AsNoTracking()
            .Where(j => j.OwnerId == job.OwnerId && j.Sha256 == job.Sha256 && j.State == ImportState.Done && j.Created > 0)
            .OrderByDescending(j => j.CreatedAt).FirstOrDefaultAsync(ct);
        return before is not null && await db.Scenarios.AnyAsync(s => before.ScenarioIds.Contains(s.Id) && s.State != ScenarioState.Withdrawn, ct) ? before : null;
    }

    /// <summary>Whoever handed it in: what the worker does is that person's act.</summary>
    private static ClaimsPrincipal Sender(ImportJob job) =>
        new(new ClaimsIdentity([new("sub", job.Person.ToString()), new(HubClaims.Organization, job.OwnerId.ToString())]));

    [LoggerMessage(LogLevel.Error, "An import was interrupted; it is tried again")]
    private static partial void Interrupted(ILogger log, Exception exception);
}
