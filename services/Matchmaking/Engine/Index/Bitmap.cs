using System.Numerics;

namespace ScenarioHub.Matchmaking.Engine.Index;

/// <summary>Which documents of a segment are alive. Immutable: a removal makes a new one, so a running query keeps what it saw.</summary>
internal sealed class Bitmap
{
    private readonly ulong[] _words;

    private Bitmap(ulong[] words, int count) => (_words, Count) = (words, count);

    /// <summary>How many are alive.</summary>
    public int Count { get; }

    public bool this[int number] => (_words[number >> 6] & (1UL << number)) != 0;

    public static Bitmap Where(int length, Func<int, bool> alive)
    {
        var words = new ulong[(length + 63) >> 6];
        for (var i = 0; i < length; i++)
        {
            if (alive(i))
            {
                words[i >> 6] |= 1UL << i;
            }
        }

        return new(words, words.Sum(BitOperations.PopCount));
    }

    public Bitmap Without(int number)
    {
        if (!this[number])
        {
            return this;
        }

        var words = (ulong[])_words.Clone();
        words[number >> 6] &= ~(1UL << number);
        return new(words, Count - 1);
    }
}
