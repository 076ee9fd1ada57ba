using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using ScenarioHub.ServiceDefaults.Telemetry;

namespace ScenarioHub.Persistence;

/// <summary>What workers say of failures, in the same words everywhere, so that an operator finds them.</summary>
public static partial class WorkerLog
{
    private static readonly Counter<long> Put =
        HubTelemetry.Meter.CreateCounter<long>("scenariohub.work.set-aside", "{thing}", "Things that a worker could not work off for a fault of their own.");

    /// <summary>A round has failed and will be tried again: the database is away, or there is a fault that nobody foresaw.</summary>
    public static void Stumbled(this ILogger log, string worker, Exception e)
    {
        if (e.IsDatabaseAway())
        {
            Waits(log, worker, e.Message);
        }
        else
        {
            Failed(log, e, worker);
        }
    }

    /// <summary>One thing has failed for a fault of its own and is set aside; the others go on.</summary>
    public static void SetAside(this ILogger log, string worker, object thing, TimeSpan pause, Exception e)
    {
        Put.Add(1, new KeyValuePair<string, object?>("worker", worker));
        Aside(log, e, worker, thing, pause);
    }

    [LoggerMessage(LogLevel.Warning, "{Worker} waits for the database: {Reason}")]
    private static partial void Waits(ILogger log, string worker, string reason);

    [LoggerMessage(LogLevel.Error, "{Worker} failed and tries again")]
    private static partial void Failed(ILogger log, Exception e, string worker);

    [LoggerMessage(LogLevel.Error, "{Worker} set {Thing} aside for {Pause} and goes on with the others")]
    private static partial void Aside(ILogger log, Exception e, string worker, object thing, TimeSpan pause);
}
