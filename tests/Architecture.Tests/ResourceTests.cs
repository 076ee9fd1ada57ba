using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace ScenarioHub.Architecture.Tests;

public partial class ResourceTests
{
    private static Dictionary<string, string> Read(string xml) =>
        XDocument.Parse(xml).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value);

    /// <summary>Keys that only one language has, and texts whose places differ.</summary>
    private static IEnumerable<string> Differences(Dictionary<string, string> chinese, Dictionary<string, string> english)
    {
        foreach (var key in chinese.Keys.Except(english.Keys))
        {
            yield return $"{key}: no English";
        }

        foreach (var key in english.Keys.Except(chinese.Keys))
        {
            yield return $"{key}: no Chinese";
        }

        foreach (var key in chinese.Keys.Intersect(english.Keys).Where(k => !Places(chinese[k]).SetEquals(Places(english[k]))))
        {
            yield return $"{key}: different places";
        }
    }

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Groups[1].Value)];

    [GeneratedRegex(@"\{(\d+)")]
    private static partial Regex Place();

    [Fact]
    public void Every_text_exists_in_Chinese_and_in_English_with_the_same_places()
    {
        var neutral = Repository.Files("services", "*.resx").Concat(Repository.Files("web", "*.resx"))
            .Where(f => !f.EndsWith(".en.resx", StringComparison.Ordinal)).ToList();
        Assert.True(neutral.Count >= 6, "The rule must not be vacuous.");
        var differences = neutral.SelectMany(file => Differences(
                Read(File.ReadAllText(file)), Read(File.ReadAllText(Path.ChangeExtension(file, ".en.resx"))))
            .Select(difference => $"{Path.GetRelativePath(Repository.Root, file)}: {difference}"));
        Assert.Empty(differences);
    }

    [Fact]
    public void A_missing_or_different_text_is_found() => Assert.Equal(
        ["a: no English", "b: no Chinese", "c: different places"],
        Differences(new() { ["a"] = "甲", ["c"] = "{0} 项" }, new() { ["b"] = "b", ["c"] = "items" }));
}
