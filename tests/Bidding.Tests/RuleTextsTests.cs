using System.Collections;
using System.Globalization;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace ScenarioHub.Bidding.Tests;

public partial class RuleTextsTests
{
    private static readonly ResourceManager Texts = new("ScenarioHub.Bidding.Resources.Rules", typeof(Word).Assembly);

    [Fact]
    public void Every_text_is_there_in_both_languages_with_the_same_places()
    {
        var chinese = All(CultureInfo.InvariantCulture);
        var english = All(CultureInfo.GetCultureInfo("en"));
        Assert.True(chinese.Count > 40);
        Assert.Equal(chinese.Keys.Order(), english.Keys.Order());
        Assert.All(chinese, text => Assert.Equal(Places(text.Value), Places(english[text.Key])));
    }

    [Fact]
    public void Every_rule_that_the_code_names_has_its_text()
    {
        var texts = All(CultureInfo.InvariantCulture);
        var rules = Directory.EnumerateFiles(Path.Combine(Here(), "../../services/Bidding"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(File.ReadLines)
            .Where(line => !line.Contains("Record", StringComparison.Ordinal) && !line.Contains("StartsWith", StringComparison.Ordinal)
                && !line.Contains("RecordedAsync(", StringComparison.Ordinal) && !line.Contains("AnswerAsync(", StringComparison.Ordinal))
            .SelectMany(line => Code().Matches(line)).Select(match => match.Groups[1].Value).Distinct().ToList();
        Assert.True(rules.Count > 30, $"Only {rules.Count} rules were found.");
        Assert.All(rules, rule => Assert.Contains(rule, texts.Keys));
    }

    private static Dictionary<string, string> All(CultureInfo culture) =>
        Texts.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order();

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;

    [GeneratedRegex("\"((?:challenge|bid|question|organization|scheme|calendar|member|affiliation|attachment|late|check|expert|review|seat|sheet|notice|objection|contract|race)\\.[a-z-]+)\"")]
    private static partial Regex Code();

    [GeneratedRegex("\\{([0-9])")]
    private static partial Regex Place();
}
