namespace ScenarioHub.Scenarios.Catalogue.Index;

/// <summary>
/// The words of all scenarios. A word in the name weighs 8, in field or technologies 3, in the need 1; a scenario's score for a word is
/// BM25's with that weight in the place of the frequency (k1 = 4, for weights go further than frequencies, and b = 0.75; Robertson and Zaragoza, "The Probabilistic Relevance
/// Framework: BM25 and Beyond", 2009).
/// </summary>
internal sealed class TextIndex
{
    private const float K1 = 4;
    private const float B = 0.75f;
    private const byte NameWeight = 8;
    private const byte TopicWeight = 3;
    private const byte NeedWeight = 1;
    private const int MostEndings = 32;

    private readonly Dictionary<string, Postings> _postings = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _latin = new(StringComparer.Ordinal);
    private ushort[] _lengths = [];
    private long _allLengths;
    private float _perLength;
    private int _count;

    /// <summary>Takes a scenario in.</summary>
    public void Add(int slot, IndexedRow row)
    {
        Add(slot, row.NameTokens, NameWeight);
        Add(slot, row.TopicTokens, TopicWeight);
        Add(slot, row.NeedTokens, NeedWeight);
        if (slot >= _lengths.Length)
        {
            Array.Resize(ref _lengths, Math.Max(1024, slot * 2));
        }

        var length = row.NameTokens.Length + row.TopicTokens.Length + row.NeedTokens.Length;
        _lengths[slot] = (ushort)Math.Min(length, ushort.MaxValue);
        _allLengths += length;
        _count++;
        _perLength = K1 * B * _count / _allLengths;
    }

    /// <summary>Where a token stands, or nothing.</summary>
    public Postings? Of(string token) => _postings.GetValueOrDefault(token);

    /// <summary>Words of letters that begin so, for a word that is only half written.</summary>
    public IEnumerable<string> Beginning(string start) =>
        _latin.GetViewBetween(start, start + '\uffff').Where(word => word != start).Take(MostEndings);

    /// <summary>How much a thing says that so many scenarios have: the rarer, the more.</summary>
    public float Rarity(int having) => MathF.Log(1 + ((_count - having + 0.5f) / (having + 0.5f)));

    /// <summary>How well a weight answers in a scenario: more is better with falling gain, and a short text says it more clearly.</summary>
    public float Fit(float weight, int slot) =>
        weight * (K1 + 1) / (weight + (K1 * (1 - B)) + (_perLength * _lengths[slot]));

    private void Add(int slot, string[] tokens, byte weight)
    {
        foreach (var token in tokens)
        {
            if (!_postings.TryGetValue(token, out var postings))
            {
                _postings.Add(token, postings = new());
                if (token[0] < 0x2E80)
                {
                    _latin.Add(token);
                }
            }

            postings.Add(slot, weight);
        }
    }
}
