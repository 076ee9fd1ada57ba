namespace ScenarioHub.Text;

/// <summary>A number for a short text that is the same in every process and release, unlike <see cref="string.GetHashCode()"/>: FNV-1a, 64 bits, over UTF-16 units.</summary>
public static class StableHash
{
    private const ulong Basis = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    /// <summary>The number of a text.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = Basis;
        foreach (var unit in text)
        {
            hash = (hash ^ unit) * Prime;
        }

        return hash;
    }
}
