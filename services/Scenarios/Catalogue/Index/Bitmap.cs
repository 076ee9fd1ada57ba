using System.Numerics;
using System.Runtime.Intrinsics;

namespace ScenarioHub.Scenarios.Catalogue.Index;

/// <summary>A set of slots, one bit each; it grows to the highest slot that was put in.</summary>
internal sealed class Bitmap
{
    private ulong[] _words;

    /// <summary>An empty set.</summary>
    public Bitmap(int slots = 0) => _words = new ulong[(slots + 63) / 64];

    /// <summary>How many slots are in it.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var word in _words)
            {
                count += BitOperations.PopCount(word);
            }

            return count;
        }
    }

    /// <summary>Whether a slot is in it; sets it.</summary>
    public bool this[int slot]
    {
        get => slot >> 6 < _words.Length && (_words[slot >> 6] >> slot & 1) != 0;
        set
        {
            if (slot >> 6 >= _words.Length)
            {
                Array.Resize(ref _words, Math.Max((slot >> 6) + 1, _words.Length * 2));
            }

            _words[slot >> 6] = value ? _words[slot >> 6] | 1UL << slot : _words[slot >> 6] & ~(1UL << slot);
        }
    }

    /// <summary>How many words of 64 slots it is long: what a pass over it costs.</summary>
    public int Words => _words.Length;

    /// <summary>The slots whose level is at least <paramref name="least"/>.</summary>
    public static Bitmap Of(ReadOnlySpan<byte> levels, byte least)
    {
        var slots = new Bitmap(levels.Length);
        var wanted = Vector512.Create(least);
        var whole = levels.Length / Vector512<byte>.Count;
        for (var word = 0; word < whole; word++)
        {
            slots._words[word] = Vector512.GreaterThanOrEqual(Vector512.Create(levels.Slice(word * Vector512<byte>.Count, Vector512<byte>.Count)), wanted).ExtractMostSignificantBits();
        }

        for (var slot = whole * Vector512<byte>.Count; slot < levels.Length; slot++)
        {
            if (levels[slot] >= least)
            {
                slots[slot] = true;
            }
        }

        return slots;
    }

    /// <summary>How many slots are in both.</summary>
    public int CountWith(Bitmap other)
    {
        var both = Math.Min(_words.Length, other._words.Length);
        var mine = _words.AsSpan(0, both);
        var others = other._words.AsSpan(0, both);
        var count = 0;
        for (var i = 0; i < mine.Length; i++)
        {
            count += BitOperations.PopCount(mine[i] & others[i]);
        }

        return count;
    }

    /// <summary>A copy to narrow.</summary>
    public Bitmap Copy() => new() { _words = [.. _words] };

    /// <summary>Leaves only what is in <paramref name="other"/> too.</summary>
    public Bitmap And(Bitmap other)
    {
        var both = Math.Min(_words.Length, other._words.Length);
        for (var i = 0; i < both; i++)
        {
            _words[i] &= other._words[i];
        }

        _words.AsSpan(both).Clear();
        return this;
    }

    /// <summary>Leaves only what is in one of <paramref name="others"/> too.</summary>
    public Bitmap AndAny(IReadOnlyList<Bitmap> others)
    {
        if (others.Count == 1)
        {
            return And(others[0]);
        }

        var any = new Bitmap();
        foreach (var other in others)
        {
            any.Or(other);
        }

        return And(any);
    }

    /// <summary>Takes in what is in <paramref name="other"/>.</summary>
    public Bitmap Or(Bitmap other)
    {
        if (_words.Length < other._words.Length)
        {
            Array.Resize(ref _words, other._words.Length);
        }

        for (var i = 0; i < other._words.Length; i++)
        {
            _words[i] |= other._words[i];
        }

        return this;
    }

    /// <summary>The slots in rising order.</summary>
    public Enumerator GetEnumerator() => new(_words);

    /// <summary>Walks over the bits that are set.</summary>
    public struct Enumerator(ulong[] words)
    {
        private int _word = -1;
        private ulong _rest;

        /// <summary>The slot.</summary>
        public int Current { get; private set; }

        /// <summary>Goes on to the next slot.</summary>
        public bool MoveNext()
        {
            while (_rest == 0)
            {
                if (++_word == words.Length)
                {
                    return false;
                }

                _rest = words[_word];
            }

            Current = (_word << 6) + BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}
