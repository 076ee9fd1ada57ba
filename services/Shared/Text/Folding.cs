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
        foreach (var rune in compatible.EnumerateRunes())
        {
            Append(folded, rune);
        }

        return folded.ToString();
    }

    /// <summary>Appends one character, folded by itself.</summary>
    internal static void AppendFolded(StringBuilder folded, Rune rune)
    {
        // What normalization leaves alone in any company: ASCII and the unified ideographs, which is nearly everything here.
        if (rune.IsAscii || rune.Value is >= 0x4E00 and <= 0x9FFF)
        {
            Append(folded, rune);
        }
        else
        {
            folded.Append(Fold(rune.ToString()));
        }
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        var lower = Rune.ToLowerInvariant(rune);
        var simple = lower.Value >= 0x3400 && Simplified.TryGetValue(lower, out var found) ? found : lower;
        if (simple.IsBmp)
        {
            folded.Append((char)simple.Value);
            return;
        }

        Span<char> units = stackalloc char[2];
        folded.Append(units[..simple.EncodeToUtf16(units)]);
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
