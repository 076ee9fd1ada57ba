using System.Text.RegularExpressions;
using Xunit;

namespace ScenarioHub.Architecture.Tests;

/// <summary>The web keeps words of its own for what services know; a tier that one of them lacks could be chosen and never saved, or never chosen.</summary>
public partial class GrowthTierTests
{
    [Fact]
    public void The_web_offers_the_tiers_that_Identity_takes()
    {
        var (taken, offered) = (Tiers("services/Identity/Organizations/GrowthTiers.cs"), Tiers("web/ScenarioHub.Web/Components/Values/GrowthTiers.cs"));
        Assert.NotEmpty(taken);
        Assert.Equal(taken, offered);
    }

    private static string[] Tiers(string path) =>
        [.. Quoted().Matches(List().Match(File.ReadAllText(Path.Combine(Repository.Root, path))).Value).Select(word => word.Value)];

    [GeneratedRegex(@"\[""[^\]]+\];")]
    private static partial Regex List();

    [GeneratedRegex("[\u4e00-\u9fff]+")]
    private static partial Regex Quoted();
}
