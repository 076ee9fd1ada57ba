using System.Numerics;

namespace ScenarioHub.Matchmaking.Engine;

/// <summary>Finds the nearest alternatives within an answer: the two others that are carried by most of the same things.</summary>
internal static class Alternatives
{
    private const int Most = 2;

    public static IReadOnlyList<Suggestion> Among(Suggestion[] answer)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var carried = Array.ConvertAll(answer, suggestion => Carried(suggestion.Reasons, numbers));
        for (var i = 0; i < answer.Length; i++)
        {
            answer[i] = answer[i] with { Alternatives = Nearest(answer, carried, i) };
        }

        return answer;
    }

    /// <summary>A bit for each term, technology and related trade. Beyond 64 different ones they share bits, which only blurs the order.</summary>
    private static ulong Carried(Reasons reasons, Dictionary<string, int> numbers)
    {
        var bits = 0UL;
        foreach (var term in reasons.Terms)
        {
            bits |= Bit(term.Text, numbers);
        }

        foreach (var technology in reasons.Technologies)
        {
            bits |= Bit(technology, numbers);
        }

        foreach (var attribute in reasons.Attributes)
        {
            bits |= attribute.Code == "technology.related" ? Bit(attribute.Arguments[1], numbers) : 0;
        }

        return bits;
    }

    private static ulong Bit(string name, Dictionary<string, int> numbers)
    {
        if (!numbers.TryGetValue(name, out var number))
        {
            numbers.Add(name, number = numbers.Count);
        }

        return 1UL << (number & 63);
    }

    private static Guid[] Nearest(Suggestion[] answer, ulong[] carried, int of)
    {
        Span<(int Shared, int Number)> nearest = [(-1, -1), (-1, -1)];
        for (var other = 0; other < answer.Length; other++)
        {
            var shared = other == of ? -1 : BitOperations.PopCount(carried[of] & carried[other]);
            if (shared > nearest[0].Shared)
            {
                (nearest[1], nearest[0]) = (nearest[0], (shared, other));
            }
            else if (shared > nearest[1].Shared)
            {
                nearest[1] = (shared, other);
            }
        }

        var found = new List<Guid>(Most);
        foreach (var (_, number) in nearest)
        {
            if (number >= 0)
            {
                found.Add(answer[number].Id);
            }
        }

        return [.. found];
    }
}
