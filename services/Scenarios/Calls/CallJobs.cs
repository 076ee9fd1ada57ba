using Microsoft.EntityFrameworkCore;
using Quartz;

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
/// between storing a call and scheduling it.
/// </summary>
public class CollectionJob(ScenariosDb db, CallSchedule schedule) : IJob
{
    /// <inheritdoc />
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await db.RemindAsync(cancellationToken);
        var recurring = await db.Calls.AsNoTracking().Where(c => c.State == CallState.Published && c.Recurrence != null).ToListAsync(cancellationToken);
        foreach (var call in recurring)
        {
            await schedule.KeepAsync(call, cancellationToken);
            await db.OpenDueAsync(call.Id, cancellationToken);
        }
    }
}
