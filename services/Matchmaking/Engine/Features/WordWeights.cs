namespace ScenarioHub.Matchmaking.Engine.Features;

/// <summary>
/// What each word of a question weighs. Most words of another document are not among them, and a bit by the first two characters says so at
/// once (Bloom, "Space/time trade-offs in hash coding with allowable errors", 1970).
/// </summary>
internal sealed class WordWeights
{
    private const int Bits = 13;

    private readonly ulong[] _begun = new ulong[(1 << Bits) / 64];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _weights;

    /// <param name="weights">By word; words that weigh nothing may be among them.</param>
    public WordWeights(Dictionary<string, int> weights)
    {
        _weights = weights.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var (word, weight) in weights)
        {
            if (weight > 0)
            {
                _begun[Bit(word) >> 6] |= 1UL << Bit(word);
            }
        }
    }

    /// <summary>The weight of a word; 0 for one that is not in the question.</summary>
    public int Of(ReadOnlySpan<char> word) =>
        (_begun[Bit(word) >> 6] & (1UL << Bit(word))) != 0 && _weights.TryGetValue(word, out var weight) ? weight : 0;

    private static int Bit(ReadOnlySpan<char> word) =>
        (int)((((uint)word[0] << 16 | (word.Length > 1 ? word[1] : 0u)) * 2654435761) >> (32 - Bits));
}
