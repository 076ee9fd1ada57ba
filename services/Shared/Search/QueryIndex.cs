namespace ScenarioHub.Search;

/// <summary>A standing query with the places of the scenarios that answer it.</summary>
public readonly record struct QueryMatch(long Query, IReadOnlyList<int> Scenarios);

/// <summary>
/// The index of standing queries, the catalogue's index the other way round: scenarios look for queries. Each query hangs on the terms of its
/// rarest condition and is looked at only where one of them occurs; then all scenarios of a list are tried at once, as bits of a word.
/// Not safe for use by several threads at once.
/// </summary>
public sealed class QueryIndex
{
    private readonly Dictionary<string, int> _terms = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<int>> _hanging = [];
    private readonly Dictionary<long, int> _places = [];
    private readonly List<Entry> _entries = [];
    private readonly List<int> _always = [];

    /// <summary>How many queries it holds.</summary>
    public int Count => _places.Count;

    /// <summary>Takes a query in; one that can never be answered, or that is there already, changes nothing.</summary>
    public void Add(long id, string filter)
    {
        if (StandingQuery.Of(filter) is not { } query || !_places.TryAdd(id, _entries.Count))
        {
            return;
        }

        var place = _entries.Count;
        _entries.Add(new(id, [.. query.Conditions.Select(c => c.Ways.Select(w => Array.ConvertAll(w.Terms, CodeOf)).ToArray())], query.Deadlines));
        if (query.Conditions.Count == 0)
        {
            _always.Add(place);
            return;
        }

        // Where a scenario answers, it has every term of one of the ways of each condition: the rarest of each way will do.
        foreach (var term in query.Conditions.MinBy(c => c.Ways.Sum(w => w.Terms.Min(Frequency)))!.Ways.Select(w => w.Terms.MinBy(Frequency)!).Distinct())
        {
            var code = CodeOf(term);
            (_hanging.TryGetValue(code, out var list) ? list : _hanging[code] = []).Add(place);
        }
    }

    /// <summary>The queries that one of the scenarios answers at an instant.</summary>
    public IEnumerable<QueryMatch> Match(IReadOnlyList<WatchedScenario> scenarios, DateTimeOffset at)
    {
        var words = (scenarios.Count + 63) / 64;
        var having = Having(scenarios, words);
        var seen = new HashSet<int>();
        var candidates = having.Keys.SelectMany(term => _hanging.GetValueOrDefault(term) ?? []).Concat(_always);
        var (found, ways) = (new ulong[words], new ulong[words]);
        foreach (var place in candidates.Where(seen.Add))
        {
            var entry = _entries[place];
            if (Answers(entry, having, found, ways) && Places(found, scenarios, entry.Deadlines, at) is { Count: > 0 } places)
            {
                yield return new(entry.Id, places);
            }
        }
    }

    /// <summary>For every term that a query asks for, the scenarios that have it.</summary>
    private Dictionary<int, ulong[]> Having(IReadOnlyList<WatchedScenario> scenarios, int words)
    {
        var having = new Dictionary<int, ulong[]>();
        for (var i = 0; i < scenarios.Count; i++)
        {
            foreach (var term in scenarios[i].Terms)
            {
                if (_terms.TryGetValue(term, out var code))
                {
                    var bits = having.TryGetValue(code, out var known) ? known : having[code] = new ulong[words];
                    bits[i >> 6] |= 1UL << (i & 63);
                }
            }
        }

        return having;
    }

    private static bool Answers(Entry entry, Dictionary<int, ulong[]> having, ulong[] found, ulong[] ways)
    {
        Array.Fill(found, ulong.MaxValue);
        foreach (var condition in entry.Conditions)
        {
            Array.Clear(ways);
            foreach (var way in condition)
            {
                for (var word = 0; word < ways.Length; word++)
                {
                    var all = ulong.MaxValue;
                    foreach (var term in way)
                    {
                        all &= having.TryGetValue(term, out var bits) ? bits[word] : 0;
                    }

                    ways[word] |= all;
                }
            }

            var any = 0UL;
            for (var word = 0; word < found.Length; word++)
            {
                any |= found[word] &= ways[word];
            }

            if (any == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static List<int> Places(ulong[] found, IReadOnlyList<WatchedScenario> scenarios, int[] deadlines, DateTimeOffset at)
    {
        var places = new List<int>();
        for (var i = 0; i < scenarios.Count; i++)
        {
            if ((found[i >> 6] & (1UL << (i & 63))) != 0 && (deadlines.Length == 0 || deadlines.Any(band => DeadlineBands.Holds(band, scenarios[i].Deadline, at.UtcTicks))))
            {
                places.Add(i);
            }
        }

        return places;
    }

    /// <summary>About how many of a thousand scenarios have a term. Only the speed depends on it.</summary>
    private static int Frequency(string term) => term[0] switch
    {
        '~' => 8,
        '=' => term.AsSpan(1) switch
        {
            var t when t.StartsWith("ownerId", StringComparison.Ordinal) => 5,
            var t when t.StartsWith("technology", StringComparison.Ordinal) || t.StartsWith("province", StringComparison.Ordinal) => 40,
            var t when t.StartsWith("direction", StringComparison.Ordinal) || t.StartsWith("mode", StringComparison.Ordinal) => 100,
            _ => 400,
        },
        _ => term.Length == 1 ? 100 : 3,
    };

    private int CodeOf(string term)
    {
        if (!_terms.TryGetValue(term, out var code))
        {
            _terms.Add(term, code = _terms.Count);
        }

        return code;
    }

    private sealed record Entry(long Id, int[][][] Conditions, int[] Deadlines);
}
