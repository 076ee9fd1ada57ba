using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using RabbitMQ.Client;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Messaging.Worker;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Messaging.Tests;

/// <summary>A service at whose queue nobody listens any more ends, on a real broker and with its real numbers.</summary>
public sealed class ConsumerWatchTests : IAsyncDisposable
{
    private const string Queue = "worker-scenario-approved";
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ServiceApp<Program, WorkerDb> _app = new();

    [Fact]
    public async Task A_queue_is_deaf_when_somebody_once_listened_and_nobody_has_for_eight_rounds_in_a_row()
    {
        await _app.InitializeAsync();
        var (listeners, deafness) = (Counting(), new Deafness());
        Assert.Null(deafness.Note(await ListeningAsync(listeners, true)));

        await StopAsync();
        var silent = await ListeningAsync(listeners, false);
        Assert.All(Enumerable.Range(0, Deafness.MostRounds - 1), _ => Assert.Null(deafness.Note(silent)));

        // A consumer that comes back in the last moment, and a broker that is away, begin the count anew.
        var again = _app.WithWebHostBuilder(_ => { });
        _ = again.Services;
        Assert.Null(deafness.Note(await ListeningAsync(listeners, true)));
        await again.DisposeAsync();
        silent = await ListeningAsync(listeners, false);
        Assert.All(Enumerable.Range(0, Deafness.MostRounds - 1), _ => Assert.Null(deafness.Note(silent)));
        deafness.Forget();
        Assert.All(Enumerable.Range(0, Deafness.MostRounds - 1), _ => Assert.Null(deafness.Note(silent)));
        Assert.Equal(Queue, deafness.Note(silent));

        // Nobody has listened here yet: a service that starts is not deaf.
        var starting = new Deafness();
        Assert.All(Enumerable.Range(0, 3 * Deafness.MostRounds), _ => Assert.Null(starting.Note(silent)));
    }

    [Fact]
    public async Task While_another_replica_listens_nothing_is_stuck()
    {
        await _app.InitializeAsync();
        var listeners = Counting();
        await using var replica = _app.WithWebHostBuilder(_ => { });
        await replica.Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(60));
        await Eventually.Async(() => ConsumersAsync(listeners), consumers => consumers == 2);
        await StopAsync();
        Assert.Equal(1U, await Eventually.Async(() => ConsumersAsync(listeners), consumers => consumers < 2));
    }

    [Fact]
    public async Task The_watch_ends_the_service_once_it_is_deaf_and_not_before()
    {
        await _app.InitializeAsync();
        var (clock, deafness, ending) = (new HandClock(), new Deafness(), new Ending());
        using var watch = new ConsumerWatch(Counting(), deafness, ending, clock, NullLogger<ConsumerWatch>.Instance);
        await watch.StartAsync(None);
        await Eventually.Async(() => Task.FromResult(clock.Timers), timers => timers > 0);
        await ListeningAsync(Counting(), true);
        await RoundAsync(clock, deafness);

        await StopAsync();
        await ListeningAsync(Counting(), false);
        for (var round = 1; round < Deafness.MostRounds; round++)
        {
            await RoundAsync(clock, deafness);
            Assert.False(ending.Asked);
        }

        await RoundAsync(clock, deafness);
        await Eventually.Async(() => Task.FromResult(ending.Asked), asked => asked);
        Assert.Equal(1, Environment.ExitCode);
        Environment.ExitCode = 0;
        await watch.StopAsync(None);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static async Task RoundAsync(HandClock clock, Deafness deafness)
    {
        var before = deafness.Rounds;
        clock.Advance(ConsumerWatch.Pause);
        await Eventually.Async(() => Task.FromResult(deafness.Rounds), rounds => rounds > before);
    }

    private static async Task<uint> ConsumersAsync(Listeners listeners) => (await listeners.CountAsync(None)).Single(seen => seen.Queue == Queue).Consumers;

    /// <summary>What the broker says once somebody listens, or nobody any more.</summary>
    private static Task<IReadOnlyList<Listening>> ListeningAsync(Listeners listeners, bool somebody) =>
        Eventually.Async(() => listeners.CountAsync(None), seen => seen.Single(one => one.Queue == Queue).Consumers > 0 == somebody);

    private Listeners Counting() => new(_app.Services.GetRequiredService<ConnectionFactory>(), _app.Services.GetRequiredService<EndpointNames>());

    private Task StopAsync() => _app.Services.GetRequiredService<IBusControl>().StopAsync(None);

    /// <summary>A service that is asked to end.</summary>
    private sealed class Ending : IHostApplicationLifetime
    {
        public bool Asked { get; private set; }

        public CancellationToken ApplicationStarted => None;

        public CancellationToken ApplicationStopping => None;

        public CancellationToken ApplicationStopped => None;

        public void StopApplication() => Asked = true;
    }
}
