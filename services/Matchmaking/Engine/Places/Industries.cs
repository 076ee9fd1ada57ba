using ScenarioHub.Matchmaking.Engine.Text;

namespace ScenarioHub.Matchmaking.Engine.Places;

/// <summary>Names of industry codes (国民经济行业分类, GB/T 4754-2017): "C3963" → "智能无人飞行器制造".</summary>
internal static class Industries
{
    private static readonly Dictionary<string, string> Names =
        Table.Read("industries.csv").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    /// <summary>The name of the code, or of its nearest known ancestor; empty for none.</summary>
    public static string NameOf(string? code)
    {
        for (var length = code?.Length ?? 0; length > 0; length--)
        {
            if (Names.TryGetValue(code![..length], out var name))
            {
                return name;
            }
        }

        return "";
    }
}
