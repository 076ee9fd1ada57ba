using System.Text;

namespace ScenarioHub.Bench.Matching;

/// <summary>Writes figures into <c>docs/benchmarks.md</c>, each between its own marks, so that the rest of the page stays.</summary>
internal static class Report
{
    private static readonly string Docs = Path.Combine(Root(), "docs");

    public static void Write(string section, string text)
    {
        var path = Path.Combine(Docs, "benchmarks.md");
        var page = File.ReadAllText(path);
        var (begin, end) = ($"<!-- {section}: written by the bench -->", $"<!-- {section}: end -->");
        var (from, to) = (page.IndexOf(begin, StringComparison.Ordinal), page.IndexOf(end, StringComparison.Ordinal));
        if (from < 0 || to < from)
        {
            throw new InvalidOperationException($"{path} has no place for {section}: it lacks its marks.");
        }

        File.WriteAllText(path, page[..(from + begin.Length)] + "\n" + text.ReplaceLineEndings("\n").Trim() + "\n" + page[to..], new UTF8Encoding(false));
        Console.WriteLine($"written into {path}");
    }

    public static void WriteImage(string name, string svg) =>
        File.WriteAllText(Path.Combine(Docs, "images", name), svg.ReplaceLineEndings("\n") + "\n", new UTF8Encoding(false));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ScenarioHub.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The bench must be run from within the repository.");
        }

        return folder.FullName;
    }
}
