using System.Collections.Concurrent;

namespace ScenarioHub.Matchmaking.Engine.Features;

/// <summary>Gives every term a small number. Reading takes no lock and allocates nothing.</summary>
internal sealed class Vocabulary
{
    private readonly ConcurrentDictionary<string, int> _ids;
    private readonly ConcurrentDictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly Lock _adding = new();
    private int _next;

    /// <param name="words">Known terms by number.</param>
    public Vocabulary(IReadOnlyList<string>? words = null)
    {
        _ids = new(words?.Select((word, number) => new KeyValuePair<string, int>(word, number)) ?? [], StringComparer.Ordinal);
        _bySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        _next = _ids.Count;
    }

    /// <summary>All terms by number.</summary>
    public string[] Words()
    {
        lock (_adding)
        {
            var words = new string[_next];
            foreach (var (word, number) in _ids)
            {
                words[number] = word;
            }

            return words;
        }
    }

    /// <summary>The number of a term, or −1 if no document ever had it.</summary>
    public int Find(ReadOnlySpan<char> term) => _bySpan.TryGetValue(term, out var id) ? id : -1;

    public int Add(ReadOnlySpan<char> term)
    {
        if (_bySpan.TryGetValue(term, out var known))
        {
            return known;
        }

        lock (_adding)
        {
            return _bySpan.TryGetValue(term, out known) ? known : _ids.GetOrAdd(term.ToString(), _next++);
        }
    }
}
