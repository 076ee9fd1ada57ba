using ScenarioHub.Matchmaking.Engine.Concepts;
using ScenarioHub.Matchmaking.Engine.Text;

namespace ScenarioHub.Matchmaking.Engine.Places;

/// <summary>
/// Industry codes as terms of the index: class, group and division of a profile's code, and those of the industries that a need speaks of by
/// name. The longer the prefix that both share, the more of these terms they share.
/// </summary>
internal static class IndustryCodes
{
    /// <summary>Shorter names are words of everyday: they say nothing of an industry.</summary>
    private const int ShortestName = 4;

    private static readonly string[] Endings = ["制造", "服务", "活动", "加工", "生产"];

    private static readonly PhraseFinder Names = ReadNames();

    /// <summary>"C3963" → its class, group and division.</summary>
    public static IEnumerable<string> Keys(string? code)
    {
        for (var length = 3; length <= code?.Length; length++)
        {
            yield return "%" + code[..length];
        }
    }

    /// <summary>The terms of industries that a folded text names.</summary>
    public static IEnumerable<string> NamedIn(IEnumerable<string> folded)
    {
        var mentions = new List<Mention>();
        foreach (var text in folded)
        {
            Names.Find(text, mentions);
        }

        return mentions.SelectMany(mention => Keys(mention.Concept.Name)).Distinct();
    }

    private static PhraseFinder ReadNames()
    {
        var finder = new PhraseFinder();
        foreach (var row in Table.Read("industries.csv"))
        {
            var ending = Endings.FirstOrDefault(end => row[1].EndsWith(end, StringComparison.Ordinal)) ?? "";
            if (row[1].Length - ending.Length >= ShortestName)
            {
                finder.Add(row[1][..^ending.Length], new Concept(0, row[0], row[0]));
            }
        }

        return finder;
    }
}
