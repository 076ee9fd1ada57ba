using ScenarioHub.Matchmaking.Engine.Text;

namespace ScenarioHub.Matchmaking.Engine.Wishes;

/// <summary>Qualifications (资质) that a need names, and whether a profile has them.</summary>
internal static class Qualifications
{
    private static readonly (string Name, string[] Ways)[] Known =
    [
        .. Table.Lines("qualifications.txt").Select(line => line.Split('|')).Select(ways => (ways[0], ways.Select(FastFolding.Fold).ToArray())),
    ];

    /// <summary>The qualifications that a folded text names. Of "三类医疗器械注册证" and "医疗器械注册证" only the fuller one.</summary>
    public static List<string> NamedIn(IEnumerable<string> folded)
    {
        var texts = folded.ToList();
        var named = new List<string>();
        foreach (var (name, ways) in Known)
        {
            if (ways.Any(way => texts.Any(text => text.Contains(way, StringComparison.Ordinal)))
                && !named.Any(fuller => fuller.Contains(name, StringComparison.Ordinal)))
            {
                named.Add(name);
            }
        }

        return named;
    }

    /// <summary>The term that stands for a qualification in the index.</summary>
    public static string Key(string name) => "!" + name;
}
