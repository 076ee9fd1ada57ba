using System.Text;

namespace ScenarioHub.Web.Components.Compare;

/// <summary>A piece of a text; marked where the other text lacks it.</summary>
public record DiffPiece(string Text, bool Marked);

/// <summary>
/// What two texts have in common, and what each has alone: the longest common subsequence of their words, where each Chinese character
/// and each sign is a word of its own. Texts too different in size for that are marked between their common beginning and end.
/// </summary>
public static class TextDiff
{
    private const int MostCells = 2_000_000;

    /// <summary>The pieces of both texts in order.</summary>
    public static (IReadOnlyList<DiffPiece> Left, IReadOnlyList<DiffPiece> Right) Of(string? left, string? right)
    {
        var (a, b) = (Words(left ?? ""), Words(right ?? ""));
        var head = 0;
        while (head < a.Count && head < b.Count && a[head] == b[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < a.Count - head && tail < b.Count - head && a[^(tail + 1)] == b[^(tail + 1)])
        {
            tail++;
        }

        var (inLeft, inRight) = Common(a[head..^tail], b[head..^tail]);
        return (Pieces(a, head, inLeft), Pieces(b, head, inRight));
    }

    private static (bool[] Left, bool[] Right) Common(List<string> a, List<string> b)
    {
        var (left, right) = (new bool[a.Count], new bool[b.Count]);
        if ((long)a.Count * b.Count > MostCells)
        {
            return (left, right);
        }

        var length = new int[a.Count + 1, b.Count + 1];
        for (var i = a.Count - 1; i >= 0; i--)
        {
            for (var j = b.Count - 1; j >= 0; j--)
            {
                length[i, j] = a[i] == b[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        for (int i = 0, j = 0; i < a.Count && j < b.Count;)
        {
            if (a[i] == b[j])
            {
                (left[i++], right[j++]) = (true, true);
            }
            else if (length[i + 1, j] >= length[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return (left, right);
    }

    private static List<DiffPiece> Pieces(List<string> words, int head, bool[] common)
    {
        var pieces = new List<DiffPiece>();
        for (var i = 0; i < words.Count; i++)
        {
            var marked = i >= head && i < head + common.Length && !common[i - head];
            if (pieces.Count > 0 && pieces[^1].Marked == marked)
            {
                pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + words[i] };
            }
            else
            {
                pieces.Add(new(words[i], marked));
            }
        }

        return pieces;
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            var letter = Rune.IsLetterOrDigit(rune) && rune.Value < 0x2E80;
            if (!letter && word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (letter)
            {
                word.Append(rune);
            }
            else
            {
                words.Add(rune.ToString());
            }
        }

        if (word.Length > 0)
        {
            words.Add(word.ToString());
        }

        return words;
    }
}
