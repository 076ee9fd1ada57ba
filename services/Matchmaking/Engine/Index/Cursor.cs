namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>A posting list that is being read for a query. It only moves forward.</summary>
/// <param name="weight">Of the list's term in the query.</param>
/// <param name="row">Its next row.</param>
/// <param name="end">The row after its last.</param>
/// <param name="bound">The most that it can add to a score.</param>
internal struct Cursor(int weight, int row, int end, int bound)
{
    private int _row = row;

    public readonly int Bound => bound;

    /// <summary>The most that the list can add, for each row that has to be read for it.</summary>
    public double Yield { get; } = (double)bound / (end - row);

    /// <summary>Adds the most that the list has in each block to the blocks' bounds.</summary>
    public readonly void Raise(int[] blocks, byte[] maxima, int[] bounds)
    {
        var rows = blocks.AsSpan(_row, end - _row);
        var most = maxima.AsSpan(_row, rows.Length);
        var factor = weight;
        for (var i = 0; i < rows.Length; i++)
        {
            bounds[rows[i]] += factor * most[i];
        }
    }

    /// <summary>Adds what the list has in a window of blocks to their documents' sums, where a block's bound is at least <paramref name="needed"/>.</summary>
    /// <param name="first">The window's first block.</param>
    public void Accumulate<T>(Segment<T> segment, int first, ReadOnlySpan<int> bounds, int needed, Span<int> sums)
    {
        MoveTo(segment.Blocks, first);
        var rows = segment.Blocks.AsSpan(_row, end - _row);
        var read = 0;
        for (; read < rows.Length && rows[read] - first < bounds.Length; read++)
        {
            var block = rows[read] - first;
            if (bounds[block] >= needed)
            {
                Add(segment, _row + read, weight, sums.Slice(block << Block.Shift, Block.Size));
            }
        }

        _row += read;
    }

    /// <summary>What the list adds for one document.</summary>
    public int LookUp<T>(Segment<T> segment, int document)
    {
        MoveTo(segment.Blocks, document >> Block.Shift);
        if (_row < end && segment.Blocks[_row] == document >> Block.Shift)
        {
            var place = (byte)(document & (Block.Size - 1));
            var first = segment.Starts[_row];
            var found = segment.Places.AsSpan(first, segment.Starts[_row + 1] - first).IndexOf(place);
            return found < 0 ? 0 : weight * segment.Impacts[first + found];
        }

        return 0;
    }

    private static void Add<T>(Segment<T> segment, int row, int factor, Span<int> sums)
    {
        for (var posting = segment.Starts[row]; posting < segment.Starts[row + 1]; posting++)
        {
            sums[segment.Places[posting]] += factor * segment.Impacts[posting];
        }
    }

    /// <summary>To the first row of this block or a later one: by doubling steps, and then by halves.</summary>
    private void MoveTo(int[] blocks, int block)
    {
        if (_row == end || blocks[_row] >= block)
        {
            return;
        }

        var step = 1;
        while (_row + step < end && blocks[_row + step] < block)
        {
            _row += step;
            step <<= 1;
        }

        var high = Math.Min(_row + step, end);
        while (_row < high)
        {
            var middle = (_row + high) >>> 1;
            if (blocks[middle] < block)
            {
                _row = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
    }
}
