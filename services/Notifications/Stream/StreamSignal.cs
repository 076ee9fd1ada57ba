namespace ScenarioHub.Notifications.Stream;

/// <summary>
/// One open stream of one person. It buffers nothing: it is only told that there is something to read, once however often that happens,
/// and reads from the table at the pace of its client.
/// </summary>
public sealed class StreamSignal(Guid person, OpenStreams streams) : IDisposable
{
    private readonly SemaphoreSlim _something = new(0, 1);
    private readonly Lock _gate = new();

    /// <summary>Whose stream it is.</summary>
    public Guid Person { get; } = person;

    /// <summary>Says that there may be something to read.</summary>
    public void Wake()
    {
        lock (_gate)
        {
            if (_something.CurrentCount == 0)
            {
                _something.Release();
            }
        }
    }

    /// <summary>Waits for <see cref="Wake"/>; false when nothing happened for <paramref name="longest"/> or the stream is to end.</summary>
    public async Task<bool> WaitAsync(TimeSpan longest, CancellationToken end)
    {
        try
        {
            return await _something.WaitAsync(longest, end);
        }
        catch (OperationCanceledException)
        {
            // Ending a stream is no failure: the loop that waits looks at the token.
            return false;
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        streams.Close(this);
        _something.Dispose();
    }
}
