using System.Diagnostics;
using ScenarioHub.LocalHosting.Output;

namespace ScenarioHub.LocalHosting.Supervision;

/// <summary>One process that runs now, from its start to its end.</summary>
internal sealed class ManagedProcess
{
    private const int HiddenLinesKept = 30;

    private readonly Process _process;
    private readonly ProcessSpec _spec;
    private readonly LogStream _log;
    private readonly Queue<string> _hidden = [];

    private ManagedProcess(Process process, ProcessSpec spec, LogStream log)
    {
        (_process, _spec, _log) = (process, spec, log);
        Id = process.Id;
        _ = PumpAsync(process.StandardOutput);
        _ = PumpAsync(process.StandardError);
        Ended = WatchAsync();
    }

    public int Id { get; }

    /// <summary>Completes with the exit code when the process and its group are gone.</summary>
    public Task<int> Ended { get; }

    public static async Task<ManagedProcess> StartAsync(ProcessSpec spec, LogStream log, OwnedProcesses owned)
    {
        var process = await ProcessSpawner.StartAsync(spec);
        owned.Add(process.Id, spec.Name);
        process.StandardInput.Close();
        return new(process, spec, log);
    }

    /// <summary>Asks it to end; after the time it was given, ends it.</summary>
    public async Task StopAsync(TimeProvider clock)
    {
        UnixProcess.Signal(Id, _spec.StopSignal);
        try
        {
            await Ended.WaitAsync(_spec.StopWithin, clock);
        }
        catch (TimeoutException)
        {
            await KillAsync();
        }
    }

    /// <summary>Ends it at once, and everything in its group.</summary>
    public Task KillAsync()
    {
        UnixProcess.SignalGroup(Id, UnixSignal.Kill);
        return Ended;
    }

    /// <summary>Shows what was kept from people while all seemed well.</summary>
    public void ShowHiddenLines()
    {
        lock (_hidden)
        {
            while (_hidden.TryDequeue(out var line))
            {
                _log.Write(_spec.Name, line);
            }
        }
    }

    private async Task<int> WatchAsync()
    {
        await _process.WaitForExitAsync();

        // What a dead process leaves in its group serves nobody and holds its ports.
        UnixProcess.SignalGroup(Id, UnixSignal.Kill);
        return _process.ExitCode;
    }

    private async Task PumpAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            if (_spec.Shows(line))
            {
                _log.Write(_spec.Name, line);
            }
            else
            {
                Hide(line);
            }
        }
    }

    private void Hide(string line)
    {
        lock (_hidden)
        {
            _hidden.Enqueue(line);
            if (_hidden.Count > HiddenLinesKept)
            {
                _hidden.Dequeue();
            }
        }
    }
}
