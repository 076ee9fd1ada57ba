using Npgsql;
using Quartz;

namespace ScenarioHub.Scenarios.Calls;

/// <summary>Quartz.NET on the service's own PostgreSQL, clustered: of several replicas one fires.</summary>
public static class SchedulerSetup
{
    /// <summary>Registers the scheduler and the jobs of collection calls. Add after the database, whose migrations hold the store's tables.</summary>
    public static WebApplicationBuilder AddCallSchedule(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CallSchedule>();
        builder.Services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options => options.InstanceName = "scenarios");
            quartz.UsePersistentStore(store =>
            {
                store.ConfigureStore(options => options.TablePrefix = "qrtz_");
                store.UsePostgres(source => source.DataSourceFactory = services => services.GetRequiredService<NpgsqlDataSource>());
                store.UseSystemTextJsonSerializer();
                store.UseClustering();
            });
            quartz.UseDefaultThreadPool(2);
            quartz.ScheduleJob<CollectionJob>(
                trigger => trigger.WithIdentity("collection").WithCronSchedule("0 0/10 * * * ?"), job => job.WithIdentity("collection"));
        });
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return builder;
    }
}
