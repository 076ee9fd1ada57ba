using ScenarioHub.Notifications.Inbox;

namespace ScenarioHub.Notifications.Stream;

/// <summary>What an open stream has been handed since it last looked.</summary>
/// <param name="Notices">In order.</param>
/// <param name="Unread">The last count, where there was one.</param>
/// <param name="Behind">Whether something was dropped, so that the stream has to read from the table.</param>
public readonly record struct Handed(IReadOnlyList<HeardNotice> Notices, int? Unread, bool Behind);

/// <summary>
/// One open stream of one person. What is new is handed to it, a little at most: a client that does not keep up is left behind and then reads
/// from the table at its own pace.
/// </summary>
public sealed class StreamSignal(Guid person, OpenStreams streams) : IDisposable
{
    private const int Most = 32;

    private readonly SemaphoreSlim _something = new(0, 1);
    private readonly Lock _gate = new();
    private List<HeardNotice> _notices = [];
    private int? _unread;
    private bool _behind;
    private bool _closed;

    /// <summary>Whose stream it is.</summary>
    public Guid Person { get; } = person;

    /// <summary>Hands over what is new, in order, with the count that is right then.</summary>
    public void Hand(IReadOnlyList<HeardNotice> notices, int? unread)
    {
        lock (_gate)
        {
            // The feed hands to those that were open a moment ago.
            if (_closed)
            {
                return;
            }

            if (_notices.Count + notices.Count > Most)
            {
                _notices = [];
                _behind = true;
            }
            else if (!_behind)
            {
                _notices.AddRange(notices);
            }

            _unread = unread ?? _unread;
            Wake();
        }
    }

    /// <summary>Lets the stream read from the table.</summary>
    public void LeaveBehind()
    {
        lock (_gate)
        {
            if (!_closed)
            {
                (_notices, _behind) = ([], true);
                Wake();
            }
        }
    }

    private void Wake()
    {
        if (_something.CurrentCount == 0)
        {
            _something.Release();
        }
    }

    /// <summary>Takes what was handed over.</summary>
    public Handed Take()
    {
        lock (_gate)
        {
            var handed = new Handed(_notices, _unread, _behind);
            (_notices, _unread, _behind) = ([], null, false);
            return handed;
        }
    }

    /// <summary>Waits for something; false when nothing happened for <paramref name="longest"/> or the stream is to end.</summary>
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
        lock (_gate)
        {
            _closed = true;
            _something.Dispose();
        }
    }
}
