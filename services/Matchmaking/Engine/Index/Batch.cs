namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>Blocks that are summed up together, and the sums of their documents, which fit the processor's first cache.</summary>
internal sealed class Batch
{
    /// <summary>The most blocks of a batch.</summary>
    public const int Most = 256;

    private readonly int[] _blocks = new int[Most + 1];
    private readonly int[] _sums = new int[(Most + 1) << Block.Shift];
    private int _count;

    /// <summary>All blocks of the batch are from this one on …</summary>
    public int First { get; private set; }

    /// <summary>… and before this one.</summary>
    public int End { get; private set; }

    /// <summary>For each block from <see cref="First"/> to <see cref="End"/> where its sums stand; 0 for one that is not of the batch.</summary>
    public int[] Slots { get; private set; } = [];

    /// <summary>Room for the rows of a list that are in the batch.</summary>
    public int[] Rows { get; } = new int[Most + 1];

    /// <summary>The sums of the batch, by slot.</summary>
    public ReadOnlySpan<int> Sums => _sums.AsSpan(0, (_count + 1) << Block.Shift);

    /// <summary>Takes the next blocks with a bound of at least <paramref name="needed"/>. Their slots, from 1 on, take the place of the bounds.</summary>
    /// <returns>Whether there are any.</returns>
    public bool Choose(int[] bounds, int from, int to, int needed)
    {
        (First, Slots, _count) = (from, bounds, 0);
        var block = from;
        for (; block < to && _count < Most; block++)
        {
            var isChosen = bounds[block] >= needed ? 1 : 0;
            _blocks[_count + 1] = block;
            _count += isChosen;
            bounds[block] = isChosen == 0 ? 0 : _count;
        }

        End = block;
        _sums.AsSpan(0, (_count + 1) << Block.Shift).Clear();
        return _count > 0;
    }

    /// <summary>The sums of a block's documents.</summary>
    public Span<int> SumsOf(int block) => _sums.AsSpan(Slots[block] << Block.Shift, Block.Size);

    /// <summary>The document that a sum is of.</summary>
    public int DocumentAt(int sum) => (_blocks[sum >> Block.Shift] << Block.Shift) | (sum & (Block.Size - 1));
}
