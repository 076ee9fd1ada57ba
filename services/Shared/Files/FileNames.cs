using System.Globalization;
using System.Text;

namespace ScenarioHub.Files;

/// <summary>Makes the names of sent files harmless: for a disk, for a header, and for the eye of who downloads them.</summary>
public static class FileNames
{
    /// <summary>Longer names break on Windows once they lie in a deep folder.</summary>
    private const int Longest = 150;

    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
        "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
    };

    /// <summary>
    /// The last part of a path, composed (NFC), without control and direction characters (with which <c>fdp.exe</c> can look like
    /// <c>exe.pdf</c>), without what Windows refuses, and not longer than a system takes. Its ending stays.
    /// </summary>
    public static string Clean(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var rune in Sound(last).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
            {
                clean.Append("<>:\"|?*".Contains((char)(rune.IsBmp ? rune.Value : ' '), StringComparison.Ordinal) ? "_" : rune.ToString());
            }
        }

        var text = clean.ToString().Trim(' ', '.');
        var ending = Path.GetExtension(text);
        var stem = ending.Length is > 0 and < 12 ? text[..^ending.Length].TrimEnd(' ', '.') : text;
        ending = ending.Length < 12 ? ending : "";
        if (stem.Length == 0)
        {
            stem = "file";
        }

        stem = Reserved.Contains(stem.Split('.')[0]) ? "_" + stem : stem;
        return Cut(stem, Longest - ending.Length) + ending;
    }

    /// <summary>Halves of surrogate pairs become the sign for what cannot be read; the rest is composed.</summary>
    private static string Sound(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Normalize(NormalizationForm.FormC);

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length];
}
