using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ScenarioHub.Persistence;

/// <summary>
/// Looks from time to time for what has fallen due, and works it off one by one, each in a scope of its own. A database that is away only
/// delays it. It decides nothing that a write does not check itself; replicas share the work by <c>SKIP LOCKED</c>.
/// </summary>
public abstract partial class Sweep(IServiceScopeFactory scopes, TimeSpan interval, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>Does one thing that is due; false where there is none.</summary>
    protected abstract Task<bool> SweepNextAsync(IServiceProvider services, CancellationToken ct);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                while (await SweepOnceAsync(stoppingToken))
                {
                }
            }
            catch (Exception e) when (e.IsDatabaseAway())
            {
                Delayed(log, GetType().Name, e.Message);
            }
        }
    }

    private async Task<bool> SweepOnceAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await SweepNextAsync(scope.ServiceProvider, ct);
    }

    [LoggerMessage(LogLevel.Warning, "{Sweep} could not work off what is due; the next round tries again: {Reason}")]
    private static partial void Delayed(ILogger log, string sweep, string reason);
}
