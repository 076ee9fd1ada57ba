using System.Collections.Immutable;
using ScenarioHub.Notifications.Inbox;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Notifications.Stream;

/// <summary>The streams that are open at this replica.</summary>
public sealed class OpenStreams
{
    /// <summary>How many streams one person may have open at one replica: some tabs and devices, not a flood.</summary>
    public const int PerPerson = 12;

    private readonly Lock _gate = new();
    private ImmutableDictionary<Guid, ImmutableList<StreamSignal>> _streams = ImmutableDictionary<Guid, ImmutableList<StreamSignal>>.Empty;

    /// <summary>Whether nobody has a stream open.</summary>
    public bool IsEmpty => _streams.IsEmpty;

    /// <summary>Who has a stream open.</summary>
    public IReadOnlyCollection<Guid> People => [.. _streams.Keys];

    /// <summary>Whether somebody has a stream open.</summary>
    public bool Has(Guid person) => _streams.ContainsKey(person);

    /// <summary>Opens one more stream for a person; refused with 429 when there are too many.</summary>
    public StreamSignal Open(Guid person)
    {
        lock (_gate)
        {
            var own = _streams.GetValueOrDefault(person, []);
            if (own.Count >= PerPerson)
            {
                throw new RuleException("stream.too-many", PerPerson) { Status = StatusCodes.Status429TooManyRequests };
            }

            var signal = new StreamSignal(person, this);
            _streams = _streams.SetItem(person, own.Add(signal));
            return signal;
        }
    }

    /// <summary>Hands something new to the streams of a person.</summary>
    public void Hand(Guid person, IReadOnlyList<HeardNotice> notices, int? unread) =>
        _streams.GetValueOrDefault(person, []).ForEach(signal => signal.Hand(notices, unread));

    /// <summary>Lets everybody read from the table.</summary>
    public void LeaveBehind()
    {
        foreach (var signal in _streams.Values.SelectMany(own => own))
        {
            signal.LeaveBehind();
        }
    }

    internal void Close(StreamSignal signal)
    {
        lock (_gate)
        {
            var rest = _streams.GetValueOrDefault(signal.Person, []).Remove(signal);
            _streams = rest.IsEmpty ? _streams.Remove(signal.Person) : _streams.SetItem(signal.Person, rest);
        }
    }
}
