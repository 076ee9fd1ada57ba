using System.Text;
using ScenarioHub.Text;

namespace ScenarioHub.Search;

/// <summary>A technology of the taxonomy (技术分类), with the other words for it.</summary>
/// <param name="Code">Such as <c>T0201</c>.</param>
/// <param name="Name">Such as 大模型.</param>
/// <param name="ParentCode">The technology above it.</param>
/// <param name="Synonyms">Other words for it, in Chinese and English.</param>
public record Technology(string Code, string Name, string? ParentCode, IReadOnlyList<string> Synonyms);

/// <summary>The taxonomy of technologies.</summary>
public static class Technologies
{
    private static readonly Dictionary<string, Technology> ByTerm = [];
    private static readonly Dictionary<string, Technology> ByCode;

    static Technologies()
    {
        All = [.. Read()];
        ByCode = All.ToDictionary(technology => technology.Code);
        foreach (var (technology, term) in All.SelectMany(t => t.Synonyms.Prepend(t.Name).Select(term => (t, term))))
        {
            ByTerm.TryAdd(Folding.Fold(term), technology);
        }
    }

    /// <summary>All in the taxonomy's order.</summary>
    public static IReadOnlyList<Technology> All { get; }

    /// <summary>Every folded term with its technology.</summary>
    public static IReadOnlyDictionary<string, Technology> Terms => ByTerm;

    /// <summary>The technology that a name or synonym stands for, whatever its width, script or case.</summary>
    public static Technology? Named(string term) => ByTerm.GetValueOrDefault(Folding.Fold(term.Trim()));

    /// <summary>The names of the technologies and of all above them: what a filter by a broader technology finds.</summary>
    public static string[] WithBroader(IEnumerable<string> names)
    {
        var all = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            for (var found = Named(name); found is not null; found = found.ParentCode is { } parent ? ByCode[parent] : null)
            {
                all.Add(found.Name);
            }
        }

        return [.. all];
    }

    /// <summary>The table that travels inside this assembly holds no quotes, so a comma always ends a value.</summary>
    private static IEnumerable<Technology> Read()
    {
        using var stream = typeof(Technologies).Assembly.GetManifestResourceStream("technologies.csv")
            ?? throw new InvalidOperationException("The table technologies.csv is missing from the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        reader.ReadLine();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var row = line.Split(',');
            yield return new(row[0], row[2], row[1].Length == 0 ? null : row[1], row[3].Split('|', StringSplitOptions.RemoveEmptyEntries));
        }
    }
}
