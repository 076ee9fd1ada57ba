using ScenarioHub.Matchmaking.Engine.Features;

namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>
/// An inverted index that changes while queries run. One writer at a time prepares the next <see cref="Snapshot{T}"/> and publishes it
/// through a volatile reference; queries take no lock. New documents gather in a short list, are sealed into small segments, and segments
/// of like size are merged (log-structured merge: O'Neil and others, 1996), large ones beside the writer.
/// </summary>
/// <param name="read">Makes a document's features; the same document always gives the same.</param>
/// <param name="concepts">Terms below this number tell what a document is about; large segments put those together that share them.</param>
/// <param name="smallRun">The most documents that a writer merges itself before it goes on.</param>
internal sealed class InvertedIndex<T>(Func<T, DocumentFeatures> read, int concepts = 0, int smallRun = 10_000) where T : class, IMatchable
{
    private const int RecentLimit = 128;

    private readonly Lock _writing = new();
    private readonly Dictionary<Guid, Entry> _entries = [];
    private readonly Dictionary<Guid, long> _removed = [];
    private readonly Merging<T> _merging = new(smallRun, concepts);
    private volatile Snapshot<T> _snapshot = Snapshot<T>.Empty;

    private readonly record struct Entry(T Document, Segment<T>? Segment, int Number);

    public Snapshot<T> Snapshot => _snapshot;

    public Statistics Statistics { get; } = new();

    /// <summary>Adds the document or replaces an older version of it. An equal or older version changes nothing.</summary>
    public void Put(T document)
    {
        lock (_writing)
        {
            if (IsOld(document))
            {
                return;
            }

            var features = read(document);
            var without = Without(_snapshot, document.Id);
            _entries[document.Id] = new(document, null, 0);
            Statistics.Change(features.Terms, +1);
            var next = without with { Recent = [.. without.Recent, (document, features)] };
            _snapshot = next.Recent.Length < RecentLimit ? next : Seal(next);
        }
    }

    /// <summary>The same for many at once, which is much faster: they become a segment of their own.</summary>
    public void PutAll(IEnumerable<T> documents)
    {
        lock (_writing)
        {
            var batch = new Dictionary<Guid, (T Document, DocumentFeatures Features)>();
            var snapshot = _snapshot;

            // All are read before anything changes: where one cannot be, nothing has.
            foreach (var (document, features) in documents.Where(document => !IsOld(document)).Select(document => (document, read(document))).ToList())
            {
                if (IsOld(document))
                {
                    continue;
                }

                snapshot = Without(snapshot, document.Id);
                _entries[document.Id] = new(document, null, 0);
                Statistics.Change(features.Terms, +1);
                batch[document.Id] = (document, features);
            }

            _snapshot = batch.Count == 0 ? snapshot : Seal(Append(snapshot, SegmentBuilder.Invert([.. batch.Values])));
        }
    }

    /// <summary>Removes the document as of a version; a late copy of that version or an older one does not bring it back.</summary>
    public void Remove(Guid id, long version)
    {
        lock (_writing)
        {
            if (_entries.TryGetValue(id, out var known) && known.Document.Version > version)
            {
                return;
            }

            _snapshot = Without(_snapshot, id);
            _entries.Remove(id);
            _removed[id] = Math.Max(version, _removed.GetValueOrDefault(id));
        }
    }

    /// <summary>All living documents as one segment; what changes meanwhile is not in it.</summary>
    public Segment<T> Merged()
    {
        var snapshot = _snapshot;
        var recent = SegmentBuilder.Invert(snapshot.Recent);
        return SegmentMerge.Run([.. snapshot.Parts, (recent, Bitmap.Where(recent.Documents.Length, _ => true))], concepts);
    }

    /// <summary>Begins with this segment; only for an index that is still empty.</summary>
    public void Begin(Segment<T> segment)
    {
        lock (_writing)
        {
            _entries.EnsureCapacity(segment.Documents.Length);
            foreach (var document in segment.Documents)
            {
                _entries[document.Id] = new(document, null, 0);
            }

            Statistics.Begin(segment);
            _snapshot = Append(_snapshot, segment);
        }
    }

    private bool IsOld(T document) =>
        (_entries.TryGetValue(document.Id, out var known) && known.Document.Version >= document.Version)
        || (_removed.TryGetValue(document.Id, out var removed) && removed >= document.Version);

    private Snapshot<T> Without(Snapshot<T> snapshot, Guid id)
    {
        if (!_entries.TryGetValue(id, out var entry))
        {
            return snapshot;
        }

        Statistics.Change(read(entry.Document).Terms, -1);
        return entry.Segment is null
            ? snapshot with { Recent = [.. snapshot.Recent.Where(recent => recent.Document.Id != id)] }
            : snapshot with
            {
                Parts = [.. snapshot.Parts.Select(part =>
                    part.Segment == entry.Segment ? (part.Segment, part.Alive.Without(entry.Number)) : part)],
            };
    }

    private Snapshot<T> Seal(Snapshot<T> snapshot)
    {
        var sealedNow = snapshot.Recent.Length == 0 ? snapshot : Append(snapshot with { Recent = [] }, SegmentBuilder.Invert(snapshot.Recent));
        while (_merging.NextSmall(sealedNow.Parts) is { } run)
        {
            sealedNow = Replace(sealedNow, run, SegmentMerge.Run(run, concepts));
        }

        if (_merging.NextLarge(sealedNow.Parts) is { } large)
        {
            _merging.Start(large, merged =>
            {
                lock (_writing)
                {
                    _snapshot = Replace(_snapshot, large, merged);
                }
            });
        }

        return sealedNow;
    }

    private Snapshot<T> Append(Snapshot<T> snapshot, Segment<T> segment) =>
        snapshot with { Parts = [.. snapshot.Parts, (segment, Settle(segment, from: null))] };

    /// <summary>Puts the merged segment in the place of its sources. What was removed while they were merged is dead in it too.</summary>
    private Snapshot<T> Replace(Snapshot<T> snapshot, IReadOnlyList<(Segment<T> Segment, Bitmap Alive)> sources, Segment<T> merged)
    {
        var first = Array.FindIndex(snapshot.Parts, part => part.Segment == sources[0].Segment);
        var alive = Settle(merged, sources.Select(source => source.Segment).ToHashSet<Segment<T>?>(ReferenceEqualityComparer.Instance));
        return snapshot with { Parts = [.. snapshot.Parts[..first], (merged, alive), .. snapshot.Parts[(first + sources.Count)..]] };
    }

    /// <summary>Notes where the documents of a new segment stand now; alive are those that nothing newer has replaced.</summary>
    private Bitmap Settle(Segment<T> segment, HashSet<Segment<T>?>? from) => Bitmap.Where(segment.Documents.Length, number =>
    {
        var document = segment.Documents[number];
        if (!_entries.TryGetValue(document.Id, out var entry) || !ReferenceEquals(entry.Document, document)
            || !(from is null ? entry.Segment is null : from.Contains(entry.Segment)))
        {
            return false;
        }

        _entries[document.Id] = new(document, segment, number);
        return true;
    });

    /// <summary>Waits until no merge is under way.</summary>
    public Task SettledAsync() => _merging.Current;
}
