using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace ScenarioHub.Web.Tests;

/// <summary>Words that pages ask for by a fixed key. Both languages hold the same keys; the architecture tests see to that.</summary>
public partial class TextTests
{
    private static readonly string Web = Path.Combine(Repository.Root, "web", "ScenarioHub.Web");

    [Fact]
    public void Every_word_that_a_page_asks_for_exists()
    {
        var asked = (
            from file in Directory.EnumerateFiles(Web, "*.razor", SearchOption.AllDirectories)
            where Path.GetFileName(file) != "_Imports.razor"
            let texts = TextsOf(file)
            from Match key in FixedKey().Matches(File.ReadAllText(file))
            where texts.ContainsKey(key.Groups[1].Value)
            select (File: Path.GetRelativePath(Web, file), Texts: texts[key.Groups[1].Value], Key: key.Groups[2].Value)).ToList();
        Assert.True(asked.Count > 500, "The rule must not be vacuous.");
        var known = asked.Select(a => a.Texts).Distinct().ToDictionary(texts => texts, KeysOf);
        Assert.DoesNotContain(asked, a => !known[a.Texts].Contains(a.Key));
    }

    /// <summary>The localizers that a component sees: its own and those of the <c>_Imports</c> above it; the nearer one wins.</summary>
    private static Dictionary<string, string> TextsOf(string file)
    {
        var texts = new Dictionary<string, string>();
        Add(texts, file);
        for (var folder = Path.GetDirectoryName(file)!; folder.Length >= Web.Length; folder = Path.GetDirectoryName(folder)!)
        {
            Add(texts, Path.Combine(folder, "_Imports.razor"));
        }

        return texts;
    }

    private static void Add(Dictionary<string, string> texts, string file)
    {
        foreach (Match match in File.Exists(file) ? Localizer().Matches(File.ReadAllText(file)) : Enumerable.Empty<Match>())
        {
            texts.TryAdd(match.Groups[2].Value, match.Groups[1].Value);
        }
    }

    private static HashSet<string> KeysOf(string texts) =>
        [.. XDocument.Load(Path.Combine(Web, "Resources", $"{texts}.resx")).Root!.Elements("data").Select(d => d.Attribute("name")!.Value)];

    [GeneratedRegex("""\b([A-Z])\["([^"{]+)"[\],]""")]
    private static partial Regex FixedKey();

    [GeneratedRegex(@"@inject IStringLocalizer<(\w+)> ([A-Z])\b")]
    private static partial Regex Localizer();
}
