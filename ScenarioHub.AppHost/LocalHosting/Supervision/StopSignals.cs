using System.Runtime.InteropServices;

namespace ScenarioHub.LocalHosting.Supervision;

/// <summary>The first Ctrl-C, SIGTERM or SIGHUP asks for an orderly end; a second one ends everything at once.</summary>
internal sealed class StopSignals : IDisposable
{
    private readonly CancellationTokenSource _requested;
    private readonly Orchestrator _orchestrator;
    private readonly List<PosixSignalRegistration> _registrations;

    public StopSignals(Orchestrator orchestrator, CancellationToken ct)
    {
        _orchestrator = orchestrator;
        _requested = CancellationTokenSource.CreateLinkedTokenSource(ct);
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }
            .Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
    }

    public CancellationToken Requested => _requested.Token;

    public async Task WaitAsync()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = Requested.Register(asked.SetResult);
        await asked.Task;
    }

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _requested.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (_requested.IsCancellationRequested)
        {
            _orchestrator.KillEverything();
            return;
        }

        _orchestrator.Log.Say("stopping; once more ends everything at once");
        _requested.Cancel();
    }
}
