namespace ScenarioHub.Matchmaking.Engine.Text;

/// <summary>
/// Walks a folded text token by token without allocating: Chinese characters in overlapping pairs, letters and digits in words.
/// The same cut as <see cref="ScenarioHub.Text.Tokens"/>, with places.
/// </summary>
internal ref struct Cutter(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _next;

    /// <summary>Where the current token begins.</summary>
    public int Start { get; private set; }

    /// <summary>How many characters it has.</summary>
    public int Length { get; private set; }

    /// <summary>The current token.</summary>
    public readonly ReadOnlySpan<char> Token => _text.Slice(Start, Length);

    public bool MoveNext()
    {
        while (_next < _text.Length)
        {
            Start = _next++;
            var first = _text[Start];
            if (IsHan(first))
            {
                var paired = _next < _text.Length && IsHan(_text[_next]);
                if (paired || Start == 0 || !IsHan(_text[Start - 1]))
                {
                    Length = paired ? 2 : 1;
                    return true;
                }
            }
            else if (char.IsLetterOrDigit(first))
            {
                while (_next < _text.Length && char.IsLetterOrDigit(_text[_next]) && !IsHan(_text[_next]))
                {
                    _next++;
                }

                Length = _next - Start;
                return true;
            }
        }

        return false;
    }

    /// <summary>How many tokens are left.</summary>
    public int Rest()
    {
        var count = 0;
        while (MoveNext())
        {
            count++;
        }

        return count;
    }

    /// <summary>The Chinese characters of the basic plane; the rest are too rare to matter for a match.</summary>
    public static bool IsHan(char character) =>
        character is (>= '\u4E00' and <= '\u9FFF') or (>= '\u3400' and <= '\u4DBF') or (>= '\uF900' and <= '\uFAFF') or '\u3007';
}
