namespace ScenarioHub.Matchmaking.Engine.Features;

/// <summary>
/// Tells what a document says anew from what it says again (关键词堆砌). A clause most of whose words stood before is a copy with little added:
/// those words do not count once more, wherever the copy stands. Near-copies by the words that they share: Broder, "On the resemblance and
/// containment of documents", 1997. Beside its neighbours, as in a list, three fifths are enough; of other fields it takes more than two
/// thirds, for a field may well speak of what another one names.
/// </summary>
internal sealed class Sayings
{
    /// <summary>A word counts at most so often in one passage, however many clauses say it.</summary>
    private const int MostRepeats = 3;

    private readonly HashSet<int> _said = [];
    private readonly HashSet<int> _here = [];
    private readonly HashSet<int> _clause = [];
    private readonly Dictionary<int, int> _anew = [];
    private readonly HashSet<int> _again = [];

    /// <summary>How often the passage says each term in a clause of its own, at most <see cref="MostRepeats"/> times.</summary>
    public Dictionary<int, int> Anew => _anew;

    /// <summary>The terms that the passage only says again; they count where they count most, once.</summary>
    public HashSet<int> Again => _again;

    public void BeginDocument() => _said.Clear();

    public void BeginPassage()
    {
        _anew.Clear();
        _again.Clear();
        _here.Clear();
    }

    /// <summary>Takes one clause.</summary>
    /// <param name="words">Each counts once.</param>
    /// <param name="concepts">One entry for each of its different phrases.</param>
    public void Take(List<int> words, List<int> concepts)
    {
        var (known, here) = (0, 0);
        foreach (var word in words)
        {
            known += _said.Contains(word) ? 1 : 0;
            here += _here.Contains(word) ? 1 : 0;
        }

        var isCopy = known > 0 && (5 * here >= 3 * words.Count || 3 * known > 2 * words.Count);
        _clause.Clear();
        foreach (var word in words)
        {
            if (_clause.Add(word))
            {
                Count(word, isCopy);
            }
        }

        foreach (var concept in concepts)
        {
            _clause.Add(concept);
            Count(concept, isCopy);
        }

        _said.UnionWith(_clause);
        _here.UnionWith(_clause);
    }

    private void Count(int term, bool inCopy)
    {
        if (inCopy && _said.Contains(term))
        {
            _again.Add(term);
        }
        else
        {
            _anew[term] = Math.Min(_anew.GetValueOrDefault(term) + 1, MostRepeats);
        }
    }
}
