using ScenarioHub.Matchmaking.Engine.Concepts;
using ScenarioHub.Matchmaking.Engine.Text;

namespace ScenarioHub.Matchmaking.Engine.Features;

/// <summary>
/// Turns passages into features by BM25F (Robertson, Zaragoza, Taylor, "Simple BM25 extension to multiple weighted fields", 2004):
/// f = Σ over fields of weight · count / (1 − b + b · length / typical length), impact = f / (k1 + f). Typical lengths are constants
/// rather than averages of the collection, so that an impact never changes and replicas agree whatever they were fed first.
/// </summary>
/// <remarks>Not for use by two threads at once.</remarks>
internal sealed class DocumentReader(Vocabulary vocabulary, ConceptTable concepts, MatchingWeights weights)
{
    /// <summary>A word counts at most so often in one passage, however often it stands there.</summary>
    private const int MostRepeats = 3;

    private readonly int[] _conceptTerms = [.. concepts.Concepts.Select(concept => vocabulary.Add(concept.Key))];
    private readonly Dictionary<int, double> _frequencies = [];
    private readonly Dictionary<int, int> _counts = [];
    private readonly List<Mention> _mentions = [];

    /// <param name="traits">Terms that a document has or has not: places, qualifications, readiness.</param>
    public DocumentFeatures Read(IReadOnlyList<Passage> passages, IEnumerable<string> traits)
    {
        _frequencies.Clear();
        foreach (var passage in passages)
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
        var folded = FastFolding.Fold(passage.Text);
        var said = Repetition.Blank(folded);
        _counts.Clear();
        var length = Count(said);

        // What is said again does not count, but it makes the text longer.
        length += ReferenceEquals(said, folded) ? 0 : Math.Max(new Cutter(folded).Rest() - length, 0);

        var norm = 1 - weights.LengthNorm + (weights.LengthNorm * length / passage.Typical);
        _mentions.Clear();
        concepts.Phrases.Find(said, _mentions);
        foreach (var mention in _mentions)
        {
            Count(_conceptTerms[mention.Concept.Id]);
        }

        foreach (var (term, count) in _counts)
        {
            _frequencies[term] = _frequencies.GetValueOrDefault(term) + (passage.Weight * count / norm);
        }
    }

    private int Count(string text)
    {
        var cutter = new Cutter(text);
        var length = 0;
        while (cutter.MoveNext())
        {
            Count(vocabulary.Add(cutter.Token));
            length++;
        }

        return length;
    }

    private void Count(int term) => _counts[term] = Math.Min(_counts.GetValueOrDefault(term) + 1, MostRepeats);

    private byte Impact(double frequency) => double.IsInfinity(frequency)
        ? (byte)255
        : (byte)Math.Clamp(Math.Round(255 * frequency / (weights.Saturation + frequency)), 1, 255);
}
