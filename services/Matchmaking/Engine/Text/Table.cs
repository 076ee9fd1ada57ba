using System.Text;

namespace ScenarioHub.Matchmaking.Engine.Text;

/// <summary>Reads a table that is embedded in this assembly: commas, a header row, no quoted cells; lines that begin with # are remarks.</summary>
internal static class Table
{
    public static IEnumerable<string[]> Read(string name) => Lines(name).Skip(1).Select(line => line.Split(','));

    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(Table).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The table {name} is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
