namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>
/// Chooses what to merge: neighbours of the same size class (powers of eight). Small runs are merged by the writer at once; a large one is
/// merged on another thread, one at a time, and published when it is ready.
/// </summary>
/// <param name="smallRun">The most documents that the writer merges itself.</param>
/// <param name="concepts">As for <see cref="MergeOrder.Of"/>.</param>
internal sealed class Merging<T>(int smallRun, int concepts) where T : IMatchable
{
    private const int Fan = 8;

    private volatile Task _current = Task.CompletedTask;
    private Segment<T>? _lastBusy;

    /// <summary>The large merge under way, or the last one.</summary>
    public Task Current => _current;

    public IReadOnlyList<(Segment<T> Segment, Bitmap Alive)>? NextSmall((Segment<T> Segment, Bitmap Alive)[] parts) =>
        Run(parts) is { } run && run.Sum(part => part.Segment.Documents.Length) <= smallRun ? run : default(IReadOnlyList<(Segment<T> Segment, Bitmap Alive)>);

    public IReadOnlyList<(Segment<T> Segment, Bitmap Alive)>? NextLarge((Segment<T> Segment, Bitmap Alive)[] parts) =>
        _current.IsCompleted && Run(parts) is { } run && run.Sum(part => part.Segment.Documents.Length) > smallRun ? run : default(IReadOnlyList<(Segment<T> Segment, Bitmap Alive)>);

    /// <summary>Merges <paramref name="run"/> on another thread. Until it is published, only what came after it may be merged.</summary>
    public void Start(IReadOnlyList<(Segment<T> Segment, Bitmap Alive)> run, Action<Segment<T>> publish)
    {
        _lastBusy = run[^1].Segment;
        _current = Task.Run(() => publish(SegmentMerge.Run(run, concepts)));
    }

    /// <summary>The last run of at least <see cref="Fan"/> neighbours in one size class, or a segment that is mostly dead.</summary>
    private ArraySegment<(Segment<T> Segment, Bitmap Alive)>? Run((Segment<T> Segment, Bitmap Alive)[] parts)
    {
        var floor = 1 + Array.FindIndex(parts, part => part.Segment == _lastBusy);
        for (var end = parts.Length; end > floor; end--)
        {
            var first = end - 1;
            if (parts[first].Alive.Count * 2 < parts[first].Segment.Documents.Length)
            {
                return new(parts, first, 1);
            }

            while (first > floor && Size(parts[first - 1]) <= Size(parts[end - 1]))
            {
                first--;
            }

            if (end - first >= Fan)
            {
                return new(parts, first, end - first);
            }
        }

        return null;
    }

    private static int Size((Segment<T> Segment, Bitmap Alive) part) => (int)Math.Log(Math.Max(part.Alive.Count, 1), Fan);
}
