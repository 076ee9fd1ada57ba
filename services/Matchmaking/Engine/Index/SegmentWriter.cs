namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>Takes postings in order of term and document and lays them out as a segment.</summary>
/// <param name="capacity">The most postings that will come.</param>
internal sealed class SegmentWriter(int capacity)
{
    private readonly List<int> _terms = [];
    private readonly List<int> _lists = [];
    private readonly List<byte> _maxima = [];
    private readonly List<int> _blocks = new(capacity / 2);
    private readonly List<byte> _blockMaxima = new(capacity / 2);
    private readonly List<int> _starts = new(capacity / 2);
    private ushort[] _postings = new ushort[capacity];
    private int _count;

    /// <summary>The postings that follow belong to <paramref name="term"/>, which is greater than the one before.</summary>
    public void Begin(int term)
    {
        _terms.Add(term);
        _lists.Add(_blocks.Count);
        _maxima.Add(0);
    }

    public void Add(int number, byte impact)
    {
        var block = number >> Block.Shift;
        if (_blocks.Count == _lists[^1] || _blocks[^1] != block)
        {
            _blocks.Add(block);
            _starts.Add(_count);
            _blockMaxima.Add(0);
        }

        _postings[_count++] = (ushort)(((number & (Block.Size - 1)) << 8) | impact);
        _blockMaxima[^1] = Math.Max(_blockMaxima[^1], impact);
        _maxima[^1] = Math.Max(_maxima[^1], impact);
    }

    public Segment<T> Finish<T>(T[] documents)
    {
        _lists.Add(_blocks.Count);
        _starts.Add(_count);
        Array.Resize(ref _postings, _count);
        return new(documents, [.. _terms], [.. _lists], [.. _maxima], [.. _blocks], [.. _blockMaxima], [.. _starts], _postings);
    }
}
