using System.Text;

namespace ScenarioHub.Scenarios.Reference;

/// <summary>Reads a reference table that travels inside this assembly. The tables hold no quotes, so a comma always ends a value.</summary>
internal static class ReferenceTable
{
    public static IEnumerable<string[]> Read(string name)
    {
        using var stream = typeof(ReferenceTable).Assembly.GetManifestResourceStream($"reference/{name}.csv")
            ?? throw new InvalidOperationException($"The reference table {name}.csv is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            yield return line.Split(',');
        }
    }

    public static string? OrNothing(this string value) => value.Length == 0 ? null : value;
}
