using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace ScenarioHub.Architecture.Tests;

/// <summary>
/// <c>docs/rules.md</c> is made from the code: every rule that a service names, with its words in both languages and the file that names it.
/// With <c>HUB_WRITE_RULES=1</c> the document is written anew (<c>./hub rules</c>), otherwise it must be what would be written.
/// </summary>
public partial class RulesDocumentTests
{
    private static readonly string Document = Path.Combine(Repository.Root, "docs", "rules.md");

    [Fact]
    public void The_list_of_rules_is_what_the_code_says()
    {
        var written = Write();
        if (Environment.GetEnvironmentVariable("HUB_WRITE_RULES") == "1")
        {
            File.WriteAllText(Document, written);
        }

        Assert.True(written == File.ReadAllText(Document), "docs/rules.md is out of date: run ./hub rules and look at what changed.");
    }

    [Fact]
    public void The_list_is_not_vacuous_and_finds_where_a_rule_is_named()
    {
        var written = Write();
        Assert.Contains("| `bid.deadline-passed` |", written);
        Assert.Contains("`Bid.cs`", written);
        Assert.True(written.Split('\n').Count(line => line.StartsWith("| `", StringComparison.Ordinal)) > 100);
    }

    private static string Write()
    {
        var text = new StringBuilder(
            """
            # Rules

            Every rule that a person can break, by service: its code, what the person reads in Chinese and in English, and the file that names it. `{0}`, `{1}`, … stand for
            values. A broken rule of the domain is answered with 409 and the code as `code`; a wrong field with 400, `invalid`, and the code at the field; other statuses are said at
            the endpoint in [api.md](api.md). `rule.*` are the conditions of taking part as a bidder reads them before anything is broken.

            Made from the code by `./hub rules`; a test fails when it is out of date.

            """);
        Section(text, "Common", "services/Shared/ServiceDefaults", "services/Shared");
        foreach (var rules in Directory.EnumerateDirectories(Path.Combine(Repository.Root, "services")).Order(StringComparer.Ordinal)
            .Where(service => File.Exists(Path.Combine(service, "Resources", "Rules.resx"))))
        {
            var service = Path.GetRelativePath(Repository.Root, rules).Replace('\\', '/');
            Section(text, Path.GetFileName(rules), service, service);
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Section(StringBuilder text, string title, string resources, string code)
    {
        var folder = Path.Combine(Repository.Root, resources, "Resources");
        var file = File.Exists(Path.Combine(folder, "Rules.resx")) ? "Rules" : "Problems";
        var (chinese, english) = (Read(Path.Combine(folder, $"{file}.resx")), Read(Path.Combine(folder, $"{file}.en.resx")));
        var sources = Repository.Files(code, "*.cs").Order(StringComparer.Ordinal).Select(path => (Name: Path.GetFileName(path), Text: File.ReadAllText(path))).ToList();
        text.Append($"\n## {title}\n\n| code | 中文 | English | named in |\n|---|---|---|---|\n");
        foreach (var key in chinese.Keys.Where(k => Rule().IsMatch(k)).Order(StringComparer.Ordinal))
        {
            var named = sources.Where(s => s.Text.Contains($"\"{key}\"", StringComparison.Ordinal)).Select(s => $"`{s.Name}`").Distinct().ToList();
            if (named.Count == 0 && !chinese[key].EndsWith('。'))
            {
                continue; // A label, such as a category's name: no rule is said in less than a sentence.
            }

            text.Append($"| `{key}` | {Cell(chinese[key])} | {Cell(english.GetValueOrDefault(key, ""))} | {string.Join(", ", named)} |\n");
        }
    }

    private static Dictionary<string, string> Read(string file) => XDocument.Load(file).Root!.Elements("data")
        .ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    private static string Cell(string text) => text.Trim().Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    /// <summary>A rule's code; names of states and the like begin with a capital, columns are those of the import's workbook.</summary>
    [GeneratedRegex("^(?!column\\.)[a-z][A-Za-z0-9.-]*$")]
    private static partial Regex Rule();
}
