using ScenarioHub.Matchmaking.Engine.Text;

namespace ScenarioHub.Matchmaking.Engine.Concepts;

/// <summary>A concept's phrase, found in a text.</summary>
internal readonly record struct Mention(Concept Concept, int Start, int Length);

/// <summary>
/// Finds the phrases of all concepts in a folded text, by their first two characters. Where several begin at one place, the longest
/// speaks. A Latin phrase must stand alone: "AI" is not in "mail".
/// </summary>
internal sealed class PhraseFinder
{
    private readonly Dictionary<uint, Entry[]> _byHead = [];

    // Most places of a text begin no phrase at all; one bit tells.
    private readonly bool[] _mayBegin = new bool[1 << 16];

    private readonly record struct Entry(string Phrase, Concept Concept);

    public void Add(string phrase, Concept concept)
    {
        var folded = FastFolding.Fold(phrase);
        if (folded.Length < 2)
        {
            return;
        }

        var head = Head(folded[0], folded[1]);
        _mayBegin[Bit(head)] = true;
        _byHead[head] = [.. _byHead.GetValueOrDefault(head, []).Append(new(folded, concept)).OrderByDescending(entry => entry.Phrase.Length)];
    }

    public void Find(ReadOnlySpan<char> folded, List<Mention> mentions)
    {
        for (var start = 0; start + 1 < folded.Length; start++)
        {
            var head = Head(folded[start], folded[start + 1]);
            if (_mayBegin[Bit(head)] && _byHead.TryGetValue(head, out var entries))
            {
                FindAt(folded, start, entries, mentions);
            }
        }
    }

    private static void FindAt(ReadOnlySpan<char> folded, int start, Entry[] entries, List<Mention> mentions)
    {
        var found = 0;
        var rest = folded[start..];
        foreach (var (phrase, concept) in entries)
        {
            if (phrase.Length < found)
            {
                return;
            }

            if (rest.StartsWith(phrase) && StandsAlone(folded, start, phrase.Length))
            {
                mentions.Add(new(concept, start, phrase.Length));
                found = phrase.Length;
            }
        }
    }

    private static uint Head(char first, char second) => ((uint)first << 16) | second;

    private static ushort Bit(uint head) => (ushort)((head * 2654435761) >> 16);

    private static bool StandsAlone(ReadOnlySpan<char> text, int start, int length) =>
        !(start > 0 && IsLatin(text[start]) && IsLatin(text[start - 1]))
        && !(start + length < text.Length && IsLatin(text[start + length - 1]) && IsLatin(text[start + length]));

    private static bool IsLatin(char character) => char.IsAsciiLetterOrDigit(character);
}
