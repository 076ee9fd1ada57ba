namespace ScenarioHub.Matchmaking.Engine.Concepts;

/// <summary>Some of the concepts of a table, as bits by <see cref="Concept.Id"/>.</summary>
internal sealed class ConceptSet
{
    private ulong[] _bits = [];

    public void Add(Concept concept)
    {
        var word = concept.Id >> 6;
        if (word >= _bits.Length)
        {
            Array.Resize(ref _bits, word + 1);
        }

        _bits[word] |= 1UL << concept.Id;
    }

    public bool Contains(Concept concept) => concept.Id >> 6 is var word && word < _bits.Length && (_bits[word] & (1UL << concept.Id)) != 0;

    /// <summary>The numbers of the concepts, ascending.</summary>
    public IEnumerable<int> Ids()
    {
        for (var word = 0; word < _bits.Length; word++)
        {
            for (var left = _bits[word]; left != 0; left &= left - 1)
            {
                yield return (word << 6) | System.Numerics.BitOperations.TrailingZeroCount(left);
            }
        }
    }
}
