using ScenarioHub.Contracts;
using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Catalogue.Index;
using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Scenarios.Scenarios;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Catalogue;

/// <summary>A standing query finds the scenarios that the catalogue finds, whatever is asked: the same index the other way round.</summary>
public class StandingQueryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Words = ["水质监测", "低空物流", "数字孪生", "智慧", "园区", "巡检", "AI", "robot", "robotics", "waterproof", "water", "機器人", "ＡＩ芯片", "Ｒobot", "5G", "的", "！", "量子"];
    private static readonly string[] Names = [.. Technologies.All.Take(40).SelectMany(t => t.Synonyms.Take(1).Prepend(t.Name))];
    private static readonly Reader Company = new(Guid.NewGuid(), true, false, false);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void What_is_published_finds_the_queries_that_would_find_it(int seed)
    {
        var random = new Random(seed);
        var owners = Enumerable.Range(0, 4).Select(i => new Party(Guid.NewGuid(), $"园区{i}")).ToArray();
        var scenarios = Enumerable.Range(0, 130).Select(i => Make(random, owners, i)).ToList();
        var index = new ScenarioIndex();
        index.Add(scenarios.ConvertAll(Row));
        var filters = Enumerable.Range(0, 600).Select(_ => Ask(random, owners)).Where(f => f.Normalized().Length > 0).DistinctBy(f => f.Normalized()).ToList();
        var standing = new QueryIndex();
        for (var i = 0; i < filters.Count; i++)
        {
            standing.Add(i, filters[i].Normalized());
        }

        var found = standing.Match(scenarios.ConvertAll(Watched), Now).ToDictionary(m => m.Query, m => m.Scenarios.Select(place => scenarios[place].Id).ToHashSet());

        var (answered, words) = (0, 0);
        for (var i = 0; i < filters.Count; i++)
        {
            using var finding = new Finding(index, Company, filters[i], Now);

            // Where nothing answers every word, the catalogue shows what answers most of them. Nobody is told of that.
            var expected = finding.Relaxed ? [] : finding.Ids().ToHashSet();
            Assert.True(expected.SetEquals(found.GetValueOrDefault(i, [])), $"{Uri.UnescapeDataString(filters[i].Normalized())}: {expected.Count} in the catalogue, {found.GetValueOrDefault(i, []).Count} standing");
            answered += expected.Count > 0 ? 1 : 0;
            words += expected.Count > 0 && filters[i].HasWords ? 1 : 0;
        }

        Assert.True(answered > 150 && words > 50, $"The comparison must not be vacuous: {answered} of {filters.Count} were answered, {words} of them with words.");
    }

    [Fact]
    public void A_query_of_nothing_but_signs_and_an_unknown_facet_find_nothing()
    {
        var standing = new QueryIndex();
        standing.Add(1, "q=%EF%BC%81");
        standing.Add(2, "colour=red");
        standing.Add(3, "");
        var scenario = Make(new Random(1), [new Party(Guid.NewGuid(), "园区")], 1);
        Assert.Empty(standing.Match([Watched(scenario)], Now));
    }

    private static Scenario Make(Random random, Party[] owners, int number)
    {
        var content = new ScenarioContent
        {
            Name = Text(random, 3), Need = Text(random, 8), Field = random.Next(3) == 0 ? null : Text(random, 1), Kind = Pick(random, Enum.GetValues<ScenarioKind>()),
            Category = random.Next(4) == 0 ? null : Pick(random, Enum.GetValues<ScenarioCategory>()),
            Directions = [.. Some(random, ["人工智能", "量子科技", "生命科学"])], Technologies = [.. Some(random, [.. Technologies.All.Take(40).Select(t => t.Name)]).Take(3)],
            Province = Pick(random, ["四川省", "北京市", null]), RegionCode = Pick(random, ["510000", "110000", null]),
            Cooperation = random.Next(3) == 0 ? null : Pick(random, Enum.GetValues<CooperationMode>()), InvestmentYuan = Pick<decimal?>(random, [null, 500_000, 5_000_000, 50_000_000, 500_000_000]),
            Deadline = Pick<DateTimeOffset?>(random, [null, Now.AddDays(-1), Now.AddDays(3), Now.AddDays(20), Now.AddDays(90)]),
            FirstOfKind = random.Next(2) == 0, Sandbox = random.Next(2) == 0, RegisteredFields = random.Next(2) == 0 ? [] : ["investmentYuan", "cooperation"],
        };
        return Scenario.Create($"CJ-2026-{number:D6}", Pick(random, owners), content, Now);
    }

    private static CatalogueFilter Ask(Random random, Party[] owners) => new(
        random.Next(2) == 0 ? Query(random) : null, Maybe(random, 5, "need", "opportunity", "offer"), Maybe(random, 8, "cityServices", "projectCarrier"),
        Maybe(random, 8, "人工智能", "量子科技"), Maybe(random, 6, Names), Maybe(random, 6, "四川", "北京市"), Maybe(random, 9, "东部", "西部"),
        Maybe(random, 6, Array.ConvertAll(owners, o => o.Id)), Maybe(random, 9, "purchase"), Maybe(random, 8, [.. InvestmentBands.All]), Maybe(random, 12, "draft"),
        random.Next(8) == 0 ? true : null, random.Next(8) == 0 ? false : null, Maybe(random, 5, [.. DeadlineBands.All]));

    private static string Query(Random random)
    {
        var word = Pick(random, [.. Words, .. Names, "CJ-2026-000007", "rob", "wat"]);
        return random.Next(3) == 0 ? $"{word} {Pick(random, Words)}" : random.Next(3) == 0 ? word + Pick(random, Words) : word;
    }

    private static string Text(Random random, int length) =>
        string.Concat(Enumerable.Range(0, length).Select(_ => Pick(random, [.. Words, .. Names]) + Pick(random, ["", "", " ", "，", "的"])));

    private static IEnumerable<string> Some(Random random, string[] all) => all.Where(_ => random.Next(3) == 0);

    /// <summary>Now and then a choice of one value, or of two.</summary>
    private static T[]? Maybe<T>(Random random, int oneIn, params T[] from) =>
        random.Next(oneIn) > 0 ? null : random.Next(2) == 0 ? [Pick(random, from)] : [Pick(random, from), Pick(random, from)];

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    private static WatchedScenario Watched(Scenario s) => WatchedScenario.Of(
        [.. s.Search.NameTokens, .. s.Search.TopicTokens, .. s.Search.NeedTokens], Searchable.Choices(s).Select(c => (c.Facet, c.Value)), s.Content.Deadline);

    private static IndexedRow Row(Scenario s)
    {
        var c = s.Content;
        var summary = new ScenarioSummary(
            s.Id, s.Version, s.Number, c.Name, c.Kind!.Value, c.Category, s.State, s.OwnerId, s.OwnerName, c.Field, c.Need, c.Technologies, c.Province, c.City,
            c.InvestmentYuan, c.Deadline, c.FirstOfKind, null, null, null, Now, null);
        return new(
            new(summary, summary, c.Need, c.Cooperation, !c.RegisteredFields.Contains("cooperation"), !c.RegisteredFields.Contains("investmentYuan"), c.Sandbox,
                s.Search.MacroRegion, c.Directions, s.Search.TechnologyFacets, Now, null),
            s.Search.NameTokens, s.Search.TopicTokens, s.Search.NeedTokens);
    }
}
