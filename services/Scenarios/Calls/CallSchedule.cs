using Quartz;

namespace ScenarioHub.Scenarios.Calls;

/// <summary>Keeps one trigger for each recurring call in the scheduler's store.</summary>
public class CallSchedule(ISchedulerFactory schedulers)
{
    private const string Group = "calls";

    /// <summary>China has one time zone; its name is stored with the trigger.</summary>
    public static readonly TimeZoneInfo Beijing = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    /// <summary>Schedules a published call by its recurrence; takes any other call out.</summary>
    public async Task KeepAsync(CollectionCall call, CancellationToken ct)
    {
        var scheduler = await schedulers.GetScheduler(ct);
        var key = new TriggerKey(call.Id.ToString(), Group);
        if (call is not { State: CallState.Published, Recurrence: { } recurrence })
        {
            await scheduler.DeleteJob(new JobKey(key.Name, Group), ct);
            return;
        }

        if (await scheduler.GetTrigger(key, ct) is not null)
        {
            return;
        }

        var job = JobBuilder.Create<OpenWindowJob>().WithIdentity(key.Name, Group).UsingJobData(OpenWindowJob.Call, key.Name).RequestRecovery(true).Build();
        var trigger = TriggerBuilder.Create().WithIdentity(key).ForJob(job)
            .WithCronSchedule(recurrence.Cron(), cron => cron.InTimeZone(Beijing).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)).Build();
        try
        {
            await scheduler.ScheduleJob(job, trigger, cancellationToken: ct);
        }
        catch (ObjectAlreadyExistsException)
        {
            // Another replica was quicker; its trigger is the same.
        }
    }
}
