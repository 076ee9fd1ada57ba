namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>Takes postings in order of term and document and lays them out as a segment.</summary>
internal sealed class SegmentWriter(int capacity)
{
    private readonly List<int> _terms = [];
    private readonly List<int> _starts = [];
    private readonly List<byte> _maxima = [];
    private int[] _postings = new int[capacity];
    private byte[] _impacts = new byte[capacity];
    private int _count;

    /// <summary>The postings that follow belong to <paramref name="term"/>; saying so again changes nothing.</summary>
    public void Begin(int term)
    {
        if (_terms.Count == 0 || _terms[^1] != term)
        {
            _terms.Add(term);
            _starts.Add(_count);
            _maxima.Add(0);
        }
    }

    public void Add(int number, byte impact)
    {
        _postings[_count] = number;
        _impacts[_count++] = impact;
        if (impact > _maxima[^1])
        {
            _maxima[^1] = impact;
        }
    }

    public Segment<T> Finish<T>(T[] documents)
    {
        _starts.Add(_count);
        Array.Resize(ref _postings, _count);
        Array.Resize(ref _impacts, _count);
        return new(documents, [.. _terms], [.. _starts], _postings, _impacts, [.. _maxima]);
    }
}
