using ScenarioHub.Matchmaking.Engine.Concepts;
using ScenarioHub.Matchmaking.Engine.Text;

namespace ScenarioHub.Matchmaking.Engine.Features;

/// <summary>
/// Turns passages into features by BM25F (Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields", 2004):
/// f = Σ over fields of weight · count / (1 − b + b · length / typical length), impact = f / (k1 + f). Typical lengths are constants
/// rather than averages of the collection, so that an impact never changes and replicas agree whatever they were fed first. What a field
/// only says again is not added: of its places the one that counts most holds.
/// </summary>
/// <remarks>Not for use by two threads at once.</remarks>
internal sealed class DocumentReader(Vocabulary vocabulary, ConceptTable concepts, MatchingWeights weights)
{
    private readonly int[] _conceptTerms = [.. concepts.Concepts.Select(concept => vocabulary.Add(concept.Key))];
    private readonly Dictionary<int, double> _frequencies = [];
    private readonly Sayings _sayings = new();
    private readonly List<Mention> _mentions = [];
    private readonly List<int> _words = [];
    private readonly List<int> _named = [];

    /// <param name="traits">Terms that a document has or has not: places, qualifications, readiness.</param>
    public DocumentFeatures Read(IReadOnlyList<Passage> passages, IEnumerable<string> traits)
    {
        _frequencies.Clear();
        _sayings.BeginDocument();

        // What stands in several fields is said anew in the one that counts most.
        foreach (var passage in passages.OrderByDescending(passage => passage.Weight))
        {
            Read(passage);
        }

        foreach (var trait in traits)
        {
            _frequencies[vocabulary.Add(trait)] = double.PositiveInfinity;
        }

        var terms = new int[_frequencies.Count];
        _frequencies.Keys.CopyTo(terms, 0);
        Array.Sort(terms);
        return new(terms, Array.ConvertAll(terms, term => Impact(_frequencies[term])));
    }

    private void Read(Passage passage)
    {
        var length = Cut(FastFolding.Fold(passage.Text));
        var share = passage.Weight / (1 - weights.LengthNorm + (weights.LengthNorm * length / passage.Typical));
        foreach (var (term, count) in _sayings.Anew)
        {
            _frequencies[term] = _frequencies.GetValueOrDefault(term) + (share * count);
        }

        foreach (var term in _sayings.Again)
        {
            _frequencies[term] = Math.Max(_frequencies.GetValueOrDefault(term), share);
        }
    }

    /// <summary>Cuts a passage clause by clause and returns how many words it has, those said again among them: they make the text longer.</summary>
    private int Cut(string folded)
    {
        _sayings.BeginPassage();
        _mentions.Clear();
        concepts.Phrases.Find(folded, _mentions);
        var (length, mention) = (0, 0);
        for (var start = 0; start < folded.Length;)
        {
            var end = Clauses.End(folded, start);
            _words.Clear();
            _named.Clear();
            var cutter = new Cutter(folded.AsSpan(start, end - start));
            while (cutter.MoveNext())
            {
                _words.Add(vocabulary.Add(cutter.Token));
            }

            for (var first = mention; mention < _mentions.Count && _mentions[mention].Start < end; mention++)
            {
                if (IsNew(folded, first, mention))
                {
                    _named.Add(_conceptTerms[_mentions[mention].Concept.Id]);
                }
            }

            _sayings.Take(_words, _named);
            length += _words.Count;
            start = end + 1;
        }

        return length;
    }

    /// <summary>Whether a clause, whose mentions begin with <paramref name="first"/>, has not named the concept by the same phrase before.</summary>
    private bool IsNew(string folded, int first, int mention)
    {
        var (concept, start, length) = _mentions[mention];
        for (var earlier = first; earlier < mention; earlier++)
        {
            if (_mentions[earlier].Concept == concept && folded.AsSpan(_mentions[earlier].Start, _mentions[earlier].Length).SequenceEqual(folded.AsSpan(start, length)))
            {
                return false;
            }
        }

        return true;
    }

    private byte Impact(double frequency) => double.IsInfinity(frequency)
        ? (byte)255
        : (byte)Math.Clamp(Math.Round(255 * frequency / (weights.Saturation + frequency)), 1, 255);
}
