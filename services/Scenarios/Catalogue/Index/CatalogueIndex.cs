using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Catalogue.Index;

/// <summary>
/// The catalogue's index as this replica holds it: many readers, or one writer. It answers only while it hears of changes; once it has not
/// for <see cref="Patience"/>, it refuses rather than show what may have been withdrawn.
/// </summary>
internal sealed class CatalogueIndex(TimeProvider clock) : IDisposable
{
    /// <summary>How long it may be deaf before it refuses to answer.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly ReaderWriterLockSlim _lock = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ScenarioIndex _index = new();
    private long _heard;

    /// <summary>Whether it has been read from the database at all.</summary>
    public bool IsLoaded => _loaded.Task.IsCompleted;

    /// <summary>Whether it is worth building anew; for its writer.</summary>
    public bool IsWorn => _index.IsWorn;

    /// <summary>Asks the index once it is there.</summary>
    public async Task<T> AskAsync<T>(Func<ScenarioIndex, T> question, CancellationToken ct)
    {
        if (!_loaded.Task.IsCompleted)
        {
            await _loaded.Task.WaitAsync(ct);
        }

        if (clock.GetElapsedTime(Volatile.Read(ref _heard)) > Patience)
        {
            throw new RuleException("catalogue.behind") { Status = StatusCodes.Status503ServiceUnavailable };
        }

        _lock.EnterReadLock();
        try
        {
            return question(_index);
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>One question about a filter.</summary>
    public Task<T> FindAsync<T>(Reader reader, CatalogueFilter filter, Func<Finding, T> question, CancellationToken ct) => AskAsync(index =>
    {
        using var finding = new Finding(index, reader, filter, clock.GetUtcNow());
        return question(finding);
    }, ct);

    /// <summary>Changes it.</summary>
    public void Write(Action<ScenarioIndex> change)
    {
        _lock.EnterWriteLock();
        try
        {
            change(_index);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <summary>Puts another one in its place.</summary>
    public void Become(ScenarioIndex index)
    {
        _lock.EnterWriteLock();
        _index = index;
        _lock.ExitWriteLock();
        Hear();
        _loaded.TrySetResult();
    }

    /// <summary>Notes that everything up to now has been heard.</summary>
    public void Hear() => Volatile.Write(ref _heard, clock.GetTimestamp());

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();
}
