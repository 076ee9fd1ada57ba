namespace ScenarioHub.Persistence;

/// <summary>
/// What could not be worked off for a fault of its own (搁置), so that the rest goes on without it. It is tried again after a while, later and later,
/// at last once an hour, and anew by a replica that starts: nothing is lost, and a program that was mended takes it up by itself.
/// </summary>
public sealed class SetAside(TimeProvider clock)
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Dictionary<Guid, (int Times, DateTimeOffset Until)> _things = [];

    /// <summary>All of it.</summary>
    public Guid[] All => [.. _things.Keys];

    /// <summary>What is to be left alone now.</summary>
    public Guid[] Resting => [.. _things.Where(thing => thing.Value.Until > clock.GetUtcNow()).Select(thing => thing.Key)];

    /// <summary>What may be tried again.</summary>
    public Guid[] Due => [.. _things.Where(thing => thing.Value.Until <= clock.GetUtcNow()).Select(thing => thing.Key)];

    /// <summary>Sets a thing aside, once more where it was before, and says for how long.</summary>
    public TimeSpan Put(Guid thing)
    {
        var times = _things.GetValueOrDefault(thing).Times;
        var pause = TimeSpan.FromSeconds(Math.Min(First.TotalSeconds * Math.Pow(4, times), Longest.TotalSeconds));
        _things[thing] = (times + 1, clock.GetUtcNow() + pause);
        return pause;
    }

    /// <summary>Forgets a thing: it was worked off, or is not there any more.</summary>
    public void Forget(Guid thing) => _things.Remove(thing);
}
