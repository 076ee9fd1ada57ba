namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>A place in a posting list that is being read for a query. It only moves forward.</summary>
/// <param name="weight">Of the list's term in the query.</param>
/// <param name="next">The place of the next posting.</param>
/// <param name="end">The place after the last.</param>
/// <param name="bound">The most that the list can add to a score.</param>
internal struct Cursor(int weight, int next, int end, int bound)
{
    private int _next = next;

    public readonly int Bound => bound;

    /// <summary>The most that the list can add, for each posting that has to be read for it.</summary>
    public double Yield { get; } = (double)bound / (end - next);

    /// <summary>Adds what the list has for documents from <paramref name="start"/> to before <paramref name="limit"/> to their sums.</summary>
    public void Accumulate(int[] postings, byte[] impacts, int start, int limit, int[] sums)
    {
        var documents = postings.AsSpan(_next, end - _next);
        var added = impacts.AsSpan(_next, documents.Length);
        var factor = weight;
        var read = 0;
        while (read < documents.Length && documents[read] < limit)
        {
            sums[documents[read] - start] += factor * added[read];
            read++;
        }

        _next += read;
    }

    /// <summary>What the list adds for one document, found by doubling steps and then halves.</summary>
    public int LookUp(int[] postings, byte[] impacts, int document)
    {
        var step = 1;
        while (_next + step < end && postings[_next + step] < document)
        {
            _next += step;
            step <<= 1;
        }

        var high = Math.Min(_next + step, end);
        while (_next < high)
        {
            var middle = (_next + high) >>> 1;
            if (postings[middle] < document)
            {
                _next = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return _next < end && postings[_next] == document ? weight * impacts[_next] : 0;
    }
}
