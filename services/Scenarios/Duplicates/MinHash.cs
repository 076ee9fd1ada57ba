namespace ScenarioHub.Scenarios.Duplicates;

/// <summary>
/// The index by which near duplicates are found without comparing everything with everything: <see cref="Bands"/> bands of
/// <see cref="Rows"/> minimum hashes each. Two texts of resemblance s share at least one band with probability 1 − (1 − s^r)^b
/// (J. Leskovec, A. Rajaraman, J. Ullman, “Mining of Massive Datasets”, section 3.4): 95 % at s = 0.3, 99.9 % at 0.45 for b = 32, r = 2.
/// What shares a band is then compared exactly by <see cref="Shingles.Resemblance"/>.
/// </summary>
public static class MinHash
{
    /// <summary>b.</summary>
    public const int Bands = 32;

    /// <summary>r.</summary>
    public const int Rows = 2;

    private static readonly ulong[] Seeds = [.. Enumerable.Range(1, Bands * Rows).Select(i => Mix((ulong)i * 0x9E3779B97F4A7C15UL))];

    /// <summary>The bands of a set, for an index column; none for an empty set.</summary>
    public static long[] Of(HashSet<ulong> shingles)
    {
        if (shingles.Count == 0)
        {
            return [];
        }

        var least = new ulong[Seeds.Length];
        Array.Fill(least, ulong.MaxValue);
        foreach (var shingle in shingles)
        {
            for (var i = 0; i < Seeds.Length; i++)
            {
                least[i] = Math.Min(least[i], Mix(shingle ^ Seeds[i]));
            }
        }

        return [.. Enumerable.Range(0, Bands).Select(band => (long)Mix((least[band * Rows] * 31) ^ least[(band * Rows) + 1] ^ (ulong)band))];
    }

    /// <summary>The finalizer of SplitMix64: a bijection that spreads every bit.</summary>
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
