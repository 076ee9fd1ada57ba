namespace ScenarioHub.Scenarios.Imports.Jobs;

/// <summary>Wakes this replica's worker when a file was handed in here; files handed in elsewhere are found by a slow poll.</summary>
internal sealed class ImportWake : IDisposable
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Set()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is being woken already.
        }
    }

    public Task WaitAsync(CancellationToken ct) => _signal.WaitAsync(Poll, ct);

    public void Dispose() => _signal.Dispose();
}
