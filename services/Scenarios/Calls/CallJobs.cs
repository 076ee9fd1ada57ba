using Microsoft.EntityFrameworkCore;
using Quartz;
using ScenarioHub.Persistence;

namespace ScenarioHub.Scenarios.Calls;

/// <summary>Opens the window of one recurring call; fired by its cron trigger.</summary>
public class OpenWindowJob(ScenariosDb db) : IJob
{
    /// <summary>The job data's key of the call.</summary>
    public const string Call = "call";

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await db.OpenDueAsync(Guid.Parse(context.MergedJobDataMap.GetString(Call)!), cancellationToken);
}

/// <summary>
/// Every ten minutes: tells what is due of the reminder plans, and brings the schedule in line with the calls, should a replica have died
/// between storing a call and scheduling it. A call with which either fails keeps no other one waiting; it is tried again the next time.
/// </summary>
public class CollectionJob(ScenariosDb db, CallSchedule schedule, ILogger<CollectionJob> log) : IJob
{
    private static readonly TimeSpan NextTime = TimeSpan.FromMinutes(10);

    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await db.RemindAsync((call, e) => Failed(call, e), cancellationToken);
        foreach (var id in await db.Calls.Where(c => c.State == CallState.Published && c.Recurrence != null).Select(c => c.Id).ToListAsync(cancellationToken))
        {
            try
            {
                await schedule.KeepAsync(await db.Calls.AsNoTracking().SingleAsync(c => c.Id == id, cancellationToken), cancellationToken);
                await db.OpenDueAsync(id, cancellationToken);
            }
            catch (Exception e) when (!e.IsDatabaseAway() && !cancellationToken.IsCancellationRequested)
            {
                Failed(id, e);
            }
        }
    }

    private void Failed(Guid call, Exception e)
    {
        // What could not be saved must not be saved with the next one.
        db.ChangeTracker.Clear();
        log.SetAside(nameof(CollectionJob), call, NextTime, e);
    }
}
