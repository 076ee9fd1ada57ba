using System.Text;

namespace ScenarioHub.Text;

/// <summary>
/// Makes texts that a reader takes for the same equal: full and half width (Unicode NFKC), Traditional and Simplified characters
/// (繁→简, one to one, OpenCC TSCharacters), and letter case. For search and matching only, never for display.
/// </summary>
public static class Folding
{
    private static readonly Dictionary<Rune, Rune> Simplified = ReadTable();

    /// <summary>Returns the folded form of <paramref name="text"/>. Folding twice changes nothing.</summary>
    public static string Fold(string text)
    {
        text = WellFormed(text);
        var compatible = text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC);
        var folded = new StringBuilder(compatible.Length);
        Span<char> units = stackalloc char[2];
        foreach (var rune in compatible.EnumerateRunes())
        {
            var lower = Rune.ToLowerInvariant(rune);
            var simple = lower.Value >= 0x3400 && Simplified.TryGetValue(lower, out var found) ? found : lower;
            folded.Append(units[..simple.EncodeToUtf16(units)]);
        }

        return folded.ToString();
    }

    /// <summary>Half a surrogate pair and U+FFFE are no characters; Unicode normalization throws at them.</summary>
    private static string WellFormed(string text)
    {
        var sound = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 && !text.Contains('\uFFFE', StringComparison.Ordinal);
        return sound ? text : string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0xFFFE ? "\uFFFD" : rune.ToString()));
    }

    private static Dictionary<Rune, Rune> ReadTable()
    {
        using var stream = typeof(Folding).Assembly.GetManifestResourceStream("t2s.csv")
            ?? throw new InvalidOperationException("The table t2s.csv is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var table = new Dictionary<Rune, Rune>();
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var comma = line.IndexOf(',', StringComparison.Ordinal);
            table[Rune.GetRuneAt(line, 0)] = Rune.GetRuneAt(line, comma + 1);
        }

        return table;
    }
}
