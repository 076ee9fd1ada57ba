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

    /// <summary>Adds what the list has in the blocks of a batch to their documents' sums.</summary>
    public void Accumulate<T>(Segment<T> segment, Batch batch)
    {
        MoveTo(segment.Blocks, batch.First);
        var first = _row;
        MoveTo(segment.Blocks, batch.End);
        var rows = segment.Blocks.AsSpan(first, _row - first);
        var (slots, chosen, count) = (batch.Slots, batch.Rows, 0);

        // Which rows are in the batch cannot be foretold; a count that rises or not is cheaper than a branch that is guessed wrong.
        for (var i = 0; i < rows.Length; i++)
        {
            chosen[count] = first + i;
            count += slots[rows[i]] == 0 ? 0 : 1;
        }

        var factor = weight;
        foreach (var row in chosen.AsSpan(0, count))
        {
            var sums = batch.SumsOf(segment.Blocks[row]);
            var start = segment.Starts[row];
            foreach (var posting in segment.Postings.AsSpan(start, segment.Starts[row + 1] - start))
            {
                sums[posting >> 8] += factor * (byte)posting;
            }
        }
    }

    /// <summary>What the list adds for one document.</summary>
    public int LookUp<T>(Segment<T> segment, int document)
    {
        MoveTo(segment.Blocks, document >> Block.Shift);
        if (_row == end || segment.Blocks[_row] != document >> Block.Shift)
        {
            return 0;
        }

        var place = document & (Block.Size - 1);
        var start = segment.Starts[_row];
        foreach (var posting in segment.Postings.AsSpan(start, segment.Starts[_row + 1] - start))
        {
            if (posting >> 8 >= place)
            {
                return posting >> 8 == place ? weight * (byte)posting : 0;
            }
        }

        return 0;
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
