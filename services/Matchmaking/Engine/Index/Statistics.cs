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

    /// <summary>Counts a segment all of whose documents are alive.</summary>
    public void Begin<T>(Segment<T> segment)
    {
        _documents += segment.Documents.Length;
        var counts = new int[segment.Terms.Length == 0 ? 1 : segment.Terms[^1] + 1];
        for (var list = 0; list < segment.Terms.Length; list++)
        {
            counts[segment.Terms[list]] = segment.Starts[segment.Lists[list + 1]] - segment.Starts[segment.Lists[list]];
        }

        _counts = counts;
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
