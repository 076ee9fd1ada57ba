using System.Xml;

namespace ScenarioHub.Text;

/// <summary>Texts that strangers' programs have written (外来文本), such as the answer of a server, as they can be stored and told on.</summary>
public static class StoredText
{
    private const char Replacement = '\uFFFD';

    /// <summary>
    /// The beginning of a text, at most <paramref name="most"/> characters, without what PostgreSQL has no text with (U+0000) and without halves of surrogate
    /// pairs, which no encoding can write.
    /// </summary>
    public static string Of(string text, int most)
    {
        var start = Start(text, most);
        return start.Any(c => c == '\0' || char.IsSurrogate(c))
            ? string.Concat(start.EnumerateRunes().Select(rune => rune.Value == 0 ? Replacement.ToString() : rune.ToString()))
            : start;
    }

    /// <summary>A text without the characters that XML has no place for, such as a vertical tab out of a word processor: one would spoil the whole document.</summary>
    public static string ForXml(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes()
        .Where(rune => rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value)));

    /// <summary>The beginning of a text, at most <paramref name="most"/> characters; no pair is cut in two.</summary>
    public static string Start(string text, int most) =>
        text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) && char.IsLowSurrogate(text[most]) ? most - 1 : most)];
}
