namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>In how many living documents each term stands. Written by one thread at a time, read by any.</summary>
internal sealed class Statistics
{
    private volatile int[] _counts = new int[1 << 12];
    private volatile int _documents;

    public int Documents => _documents;

    public int Of(int term) => term >= 0 && _counts is var counts && term < counts.Length ? counts[term] : 0;

    /// <summary>BM25's inverse document frequency, ln(1 + (N − n + ½) / (n + ½)), never negative.</summary>
    public double Rarity(int term)
    {
        var n = Of(term);
        return Math.Log(1 + ((Math.Max(Documents, n) - n + 0.5) / (n + 0.5)));
    }

    public void Change(int[] terms, int by)
    {
        _documents += by;
        if (terms.Length > 0 && terms[^1] >= _counts.Length)
        {
            var counts = _counts;
            Array.Resize(ref counts, Math.Max(terms[^1] + 1, counts.Length * 2));
            _counts = counts;
        }

        foreach (var term in terms)
        {
            _counts[term] += by;
        }
    }
}
