using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ScenarioHub.Persistence;

/// <summary>
/// Looks from time to time for what has fallen due, and works it off one by one, each in a scope of its own. A database that is away only
/// delays it; a thing that fails for a fault of its own is set aside, and the others go on. It decides nothing that a write does not check itself;
/// replicas share the work by <c>SKIP LOCKED</c>.
/// </summary>
public abstract class Sweep(IServiceScopeFactory scopes, TimeSpan interval, TimeProvider clock, ILogger log) : BackgroundService
{
    /// <summary>So many failures in one round are no longer one thing's fault: the rest waits for the next round.</summary>
    private const int MostFailures = 100;

    private readonly SetAside _aside = new(clock);

    /// <summary>Does one thing that is due, but none that <paramref name="turn"/> leaves alone, and notes there which; false where there is none.</summary>
    protected abstract Task<bool> SweepNextAsync(IServiceProvider services, Turn turn, CancellationToken ct);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var failures = 0;
                while (failures < MostFailures && await SweepOnceAsync(stoppingToken) is (true, var failed))
                {
                    failures += failed ? 1 : 0;
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.Stumbled(GetType().Name, e);
            }
        }
    }

    private async Task<(bool More, bool Failed)> SweepOnceAsync(CancellationToken ct)
    {
        var turn = new Turn(_aside.Resting);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var more = await SweepNextAsync(scope.ServiceProvider, turn, ct);
            if (turn.Taken is { } done)
            {
                _aside.Forget(done);
            }

            return (more, false);
        }
        catch (Exception e) when (turn.Taken is not null && !e.IsDatabaseAway() && !ct.IsCancellationRequested)
        {
            log.SetAside(GetType().Name, turn.Taken, _aside.Put(turn.Taken.Value), e);
            return (true, true);
        }
    }
}
