using ScenarioHub.Matchmaking.Engine.Features;

namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>
/// Exact top-k in one segment with dynamic pruning: MaxScore (Turtle, Flood, "Query evaluation: strategies and optimizations", 1995), in
/// windows of documents. Lists that together stay well below the threshold are not read through; they are only looked up for documents that
/// the others have brought near enough. Long lists that can add little are put aside first.
/// </summary>
internal static class MaxScore
{
    private const int Window = 4096;

    /// <summary>
    /// The lists put aside may reach the threshold divided by this. At 1 as many as possible are put aside, but then nearly every document
    /// that the others touch has to be looked up in them. Of 1¼ to 4, 3 was the fastest at 250,000 profiles.
    /// </summary>
    private const int Slack = 3;

    [ThreadStatic]
    private static int[]? _sums;

    public static void Search<T>(Segment<T> segment, Bitmap alive, QueryTerm[] query, TopK<T> best) where T : IMatchable
    {
        var cursors = Open(segment, query);
        var sums = _sums ??= new int[Window];

        // reach[i]: the most that lists 0…i−1 can add together.
        var reach = new int[cursors.Length + 1];
        for (var i = 0; i < cursors.Length; i++)
        {
            reach[i + 1] = reach[i] + cursors[i].Bound;
        }

        var essential = 0;
        for (var start = 0; start < segment.Documents.Length; start += Window)
        {
            while (essential < cursors.Length && reach[essential + 1] < best.Threshold / Slack)
            {
                essential++;
            }

            var end = Math.Min(start + Window, segment.Documents.Length);
            Array.Clear(sums);
            foreach (ref var cursor in cursors.AsSpan(essential))
            {
                cursor.Accumulate(segment.Postings, segment.Impacts, start, end, sums);
            }

            Collect(segment, alive, cursors.AsSpan(0, essential), reach, start, sums.AsSpan(0, end - start), best);
        }
    }

    private static Cursor[] Open<T>(Segment<T> segment, QueryTerm[] query)
    {
        var cursors = new List<Cursor>(query.Length);
        foreach (var (term, weight) in query)
        {
            if (segment.ListOf(term) is var list and >= 0)
            {
                cursors.Add(new(weight, segment.Starts[list], segment.Starts[list + 1], weight * segment.Maxima[list]));
            }
        }

        cursors.Sort(static (a, b) => a.Yield.CompareTo(b.Yield));
        return [.. cursors];
    }

    private static void Collect<T>(
        Segment<T> segment, Bitmap alive, Span<Cursor> optional, int[] reach, int start, Span<int> sums, TopK<T> best) where T : IMatchable
    {
        var number = -1;
        while (NextPromising(sums, number + 1, best.Threshold - reach[optional.Length]) is var next && next >= 0)
        {
            number = next;
            if (!alive[start + number])
            {
                continue;
            }

            var sum = sums[number];
            for (var list = optional.Length - 1; list >= 0 && sum + reach[list + 1] >= best.Threshold; list--)
            {
                sum += optional[list].LookUp(segment.Postings, segment.Impacts, start + number);
            }

            best.Offer(segment.Documents[start + number], sum);
        }
    }

    /// <summary>The next document that may still reach the threshold. Vectorised, for most of a window does not.</summary>
    private static int NextPromising(Span<int> sums, int from, int needed)
    {
        var offset = sums[from..].IndexOfAnyInRange(Math.Max(needed, 1), int.MaxValue);
        return offset < 0 ? -1 : from + offset;
    }
}
