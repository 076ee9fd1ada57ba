using ScenarioHub.Matchmaking.Engine.Features;

namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>
/// Exact top-k in one segment with dynamic pruning by the bounds of blocks (Ding, Suel, "Faster top-k document retrieval using block-max
/// indexes", 2011; Mallia, Suel, Tonellotto, "Faster learned sparse retrieval with block-max pruning", 2024), the lists that can add least
/// left out of the bounds as MaxScore does (Turtle, Flood, "Query evaluation: strategies and optimizations", 1995).
/// </summary>
/// <remarks>
/// 1. While too few documents are known, the lists that promise most for the rows they have raise the bounds of the blocks, and the most
/// promising windows are summed up: like documents stand together, so the threshold is then near its end. 2. The other lists raise the
/// bounds too, down to those that together stay well below the threshold. 3. Blocks whose bound reaches the threshold are summed up, a
/// <see cref="Batch"/> at a time; only documents near enough are looked up in the rest. Everything is read in the order in which it lies in
/// memory.
/// </remarks>
internal static class BlockMax
{
    /// <summary>The lists that promise most take part in choosing the first blocks until they make up this share of all.</summary>
    private const double Opening = 0.6;

    /// <summary>The lists left out may reach the threshold divided by this together.</summary>
    private const int Slack = 3;

    /// <summary>How many windows are summed up before the bounds of all blocks are known.</summary>
    private const int Windows = 2;

    public static void Search<T>(Segment<T> segment, Bitmap alive, QueryTerm[] query, TopK<T> best) where T : IMatchable
    {
        var work = Workspace.Of(segment.BlockCount, query.Length);
        var lists = Open(segment, query, work);

        // left[i]: the most that the lists from i on can add together.
        var left = work.Left;
        left[lists.Length] = 0;
        for (var i = lists.Length - 1; i >= 0; i--)
        {
            left[i] = left[i + 1] + lists[i].Bound;
        }

        if (left[0] < best.Threshold)
        {
            return;
        }

        var raised = 0;
        if (!best.IsFull && segment.BlockCount > Batch.Most)
        {
            while (raised < lists.Length && left[raised] > left[0] * (1 - Opening))
            {
                lists[raised++].Raise(segment.Blocks, segment.BlockMaxima, work.Bounds);
            }

            Open(segment, alive, lists, work, best);
        }

        while (raised < lists.Length && left[raised] >= best.Threshold / Slack)
        {
            lists[raised++].Raise(segment.Blocks, segment.BlockMaxima, work.Bounds);
        }

        for (var next = 0; next < segment.BlockCount; next = work.Batch.End)
        {
            if (work.Batch.Choose(work.Bounds, next, segment.BlockCount, Math.Max(best.Threshold - left[raised], 1)))
            {
                Sum(segment, alive, lists[..raised], lists[raised..], left[raised], work.Batch, best);
            }
        }
    }

    /// <summary>The query's lists in the segment; those that promise most for a row come first.</summary>
    private static Span<Cursor> Open<T>(Segment<T> segment, QueryTerm[] query, Workspace work)
    {
        var count = 0;
        foreach (var (term, weight) in query)
        {
            if (segment.ListOf(term) is var list and >= 0)
            {
                work.Cursors[count++] = new(weight, segment.Lists[list], segment.Lists[list + 1], weight * segment.Maxima[list]);
            }
        }

        var lists = work.Cursors.AsSpan(0, count);
        lists.Sort(static (a, b) => b.Yield.CompareTo(a.Yield));
        return lists;
    }

    /// <summary>Sums up the most promising windows in all lists. Their bounds are taken away, so that they are not summed up again.</summary>
    private static void Open<T>(Segment<T> segment, Bitmap alive, Span<Cursor> lists, Workspace work, TopK<T> best) where T : IMatchable
    {
        for (var opened = 0; opened < Windows; opened++)
        {
            var window = work.MostPromising(segment.BlockCount);
            work.Batch.Choose(work.Bounds, window, Math.Min(window + Batch.Most, segment.BlockCount), int.MinValue);
            Sum(segment, alive, work.Copy(lists), [], 0, work.Batch, best);
            work.Bounds.AsSpan(window, work.Batch.End - window).Fill(int.MinValue);
        }
    }

    /// <param name="othersReach">The most that the lists which are not <paramref name="summed"/> can add together.</param>
    private static void Sum<T>(
        Segment<T> segment, Bitmap alive, Span<Cursor> summed, Span<Cursor> others, int othersReach, Batch batch, TopK<T> best) where T : IMatchable
    {
        foreach (ref var list in summed)
        {
            list.Accumulate(segment, batch);
        }

        for (var next = 0; Next(batch.Sums, next, best.Threshold - othersReach) is var found and >= 0; next = found + 1)
        {
            var document = batch.DocumentAt(found);
            if (alive[document])
            {
                Finish(segment, document, batch.Sums[found], others, othersReach, best);
            }
        }
    }

    private static void Finish<T>(Segment<T> segment, int document, int sum, Span<Cursor> others, int reach, TopK<T> best) where T : IMatchable
    {
        foreach (ref var list in others)
        {
            if (sum + reach < best.Threshold)
            {
                return;
            }

            reach -= list.Bound;
            sum += list.LookUp(segment, document);
        }

        best.Offer(segment.Documents[document], sum);
    }

    /// <summary>The next sum that may still reach the threshold. Vectorised, for most do not.</summary>
    private static int Next(ReadOnlySpan<int> sums, int from, int needed)
    {
        var offset = sums[from..].IndexOfAnyInRange(Math.Max(needed, 1), int.MaxValue);
        return offset < 0 ? -1 : from + offset;
    }
}
