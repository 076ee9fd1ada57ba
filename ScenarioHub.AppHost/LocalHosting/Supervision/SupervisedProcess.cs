using Aspire.Hosting;
using ScenarioHub.LocalHosting.Output;

namespace ScenarioHub.LocalHosting.Supervision;

/// <summary>Keeps one process running: starts it, watches it, starts it again when it crashes.</summary>
internal sealed class SupervisedProcess(ProcessSpec spec, LogStream log, OwnedProcesses owned, TimeProvider clock)
{
    private const int TriesBeforeHealthy = 3;

    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _healthy = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HealthWatch _health = new(spec, clock);
    private readonly RestartBackoff _backoff = new();
    private TaskCompletionSource _released = Completed();
    private ManagedProcess? _current;
    private Task _keeping = Task.CompletedTask;

    /// <summary>How often it has been started.</summary>
    public int Starts { get; private set; }

    public int? ProcessId => _current?.Id;

    /// <summary>Starts it; returns when it is healthy for the first time.</summary>
    public Task StartAsync(CancellationToken ct)
    {
        _keeping = KeepAsync();
        return _healthy.Task.WaitAsync(ct);
    }

    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        _released.TrySetResult();
        await _keeping;
    }

    /// <summary>Ends it as a crash would (<c>kill -9</c>). Held, it stays down until <see cref="ReleaseAsync"/>.</summary>
    public async Task KillAsync(bool hold = false)
    {
        if (hold)
        {
            _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        if (_current is { } process)
        {
            await process.KillAsync();
        }
    }

    /// <summary>Lets a held process start again; returns when it is healthy.</summary>
    public async Task ReleaseAsync(CancellationToken ct)
    {
        var before = Starts;
        _released.TrySetResult();
        while (Starts == before || _current is null || !await _health.AskAsync(ct))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), clock, ct);
        }
    }

    private async Task KeepAsync()
    {
        try
        {
            while (!_stopping.IsCancellationRequested)
            {
                var started = clock.GetTimestamp();
                var exitCode = await RunOnceAsync();
                if (_stopping.IsCancellationRequested)
                {
                    return;
                }

                GiveUpIfNeverHealthy(exitCode);
                await PauseAsync(exitCode, clock.GetElapsedTime(started));
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            _healthy.TrySetCanceled(_stopping.Token);
        }
        catch (Exception error)
        {
            if (!_healthy.TrySetException(error))
            {
                log.Complain($"{spec.Name} cannot be started again: {error.Message}");
            }
        }
    }

    private async Task<int> RunOnceAsync()
    {
        var process = _current = await ManagedProcess.StartAsync(spec, log, owned);
        Starts++;
        using var running = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        var health = WatchHealthAsync(running.Token);
        await Task.WhenAny(process.Ended, Task.Delay(Timeout.InfiniteTimeSpan, _stopping.Token));
        if (_stopping.IsCancellationRequested)
        {
            await process.StopAsync(clock);
        }

        else
        {
            process.ShowHiddenLines();
        }

        await running.CancelAsync();
        await health;
        _current = null;
        return await process.Ended;
    }

    private async Task WatchHealthAsync(CancellationToken ct)
    {
        try
        {
            await _health.UntilHealthyAsync(ct);
            _healthy.TrySetResult();
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The process ended first; the caller knows.
            return;
        }
        catch (DistributedApplicationException error)
        {
            _healthy.TrySetException(error);
        }
    }

    private void GiveUpIfNeverHealthy(int exitCode)
    {
        if (Starts >= TriesBeforeHealthy && !_healthy.Task.IsCompletedSuccessfully)
        {
            throw new DistributedApplicationException(
                $"{spec.Name} ended {Starts} times before it was healthy, the last time with exit code {exitCode}. Its last lines above say why.");
        }
    }

    private async Task PauseAsync(int exitCode, TimeSpan ranFor)
    {
        if (!_released.Task.IsCompleted)
        {
            await _released.Task;
            return;
        }

        var wait = _backoff.Next(ranFor);
        log.Say($"{spec.Name} ended with exit code {exitCode}; it starts again in {wait.TotalSeconds:0} s");
        await Task.Delay(wait, clock, _stopping.Token);
    }

    private static TaskCompletionSource Completed()
    {
        var source = new TaskCompletionSource();
        source.SetResult();
        return source;
    }
}
