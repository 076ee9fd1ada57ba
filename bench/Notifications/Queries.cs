using System.Diagnostics;
using ScenarioHub.Contracts;
using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Catalogue.Index;
using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.Search;

namespace ScenarioHub.Bench.Notifications;

/// <summary>Kept searches against a list of 200 scenarios: how long it takes to find who waits, beside running each search in the catalogue.</summary>
internal sealed class Queries : IMeasurement
{
    private const int Scenarios = 200;
    private static readonly DateTimeOffset Now = DateTimeOffset.UtcNow;
    private static readonly string[] Words = ["水质", "监测", "物流", "孪生", "智慧", "园区", "巡检", "机器人", "芯片", "robot", "sensor", "water", "检测", "平台", "车路", "无人机", "医疗", "影像", "电池", "回收"];
    private static readonly string[] Names = [.. Technologies.All.Select(t => t.Name)];

    public string Name => "queries";

    public string What => $"saved searches × a list of {Scenarios} scenarios (aim ≤ 3 s, equal to running each search)";

    public Task<bool> RunAsync(BenchOptions options)
    {
        var random = new Random(7);
        var owners = Enumerable.Range(0, 50).Select(i => new Party(Guid.NewGuid(), $"园区{i}")).ToArray();
        var scenarios = Enumerable.Range(0, Scenarios).Select(i => Make(random, owners, i)).ToList();
        var filters = new Dictionary<string, CatalogueFilter>();
        while (filters.Count < options.Searches)
        {
            var filter = Ask(random, owners);
            if (filter.Normalized() is { Length: > 0 } text)
            {
                filters.TryAdd(text, filter);
            }
        }

        var (list, index, before) = (filters.ToList(), new QueryIndex(), GC.GetTotalMemory(true));
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < list.Count; i++)
        {
            index.Add(i, list[i].Key);
        }

        Console.WriteLine($"{list.Count} different searches indexed in {watch.Elapsed.TotalSeconds:F2} s, {(GC.GetTotalMemory(true) - before) / 1048576} MB");
        watch.Restart();
        var found = index.Match(scenarios.ConvertAll(s => WatchedScenario.Of(
            [.. s.Search.NameTokens, .. s.Search.TopicTokens, .. s.Search.NeedTokens], Searchable.Choices(s).Select(c => (c.Facet, c.Value)), s.Content.Deadline)), Now).ToList();
        var took = watch.Elapsed;
        Console.WriteLine($"watchers found in {took.TotalSeconds:F3} s: {found.Count} searches, {found.Sum(m => m.Scenarios.Count)} hits (aim ≤ 3 s)");

        watch.Restart();
        var wrong = Wrong(list.ConvertAll(f => f.Value), scenarios, found);
        Console.WriteLine($"each search in the catalogue: {watch.Elapsed.TotalSeconds:F1} s; searches whose answers differ: {wrong} (aim 0)");
        return Task.FromResult(wrong == 0 && took.TotalSeconds <= 3);
    }

    private static int Wrong(List<CatalogueFilter> filters, List<Scenario> scenarios, List<QueryMatch> found)
    {
        var catalogue = new ScenarioIndex();
        catalogue.Add(scenarios.ConvertAll(Row));
        var (reader, byQuery, wrong) = (new Reader(Guid.NewGuid(), true, false, false), found.ToDictionary(m => m.Query, m => m.Scenarios), 0);
        for (var i = 0; i < filters.Count; i++)
        {
            using var finding = new Finding(catalogue, reader, filters[i], Now);
            var expected = finding.Relaxed ? [] : finding.Ids();
            wrong += expected.ToHashSet().SetEquals(byQuery.TryGetValue(i, out var places) ? places.Select(p => scenarios[p].Id) : []) ? 0 : 1;
        }

        return wrong;
    }

    private static Scenario Make(Random random, Party[] owners, int number) => Scenario.Create($"CJ-2026-{number:D6}", Pick(random, owners), new()
    {
        Name = Text(random, 3), Need = Text(random, 40), Kind = Pick(random, Enum.GetValues<ScenarioKind>()), Category = Pick(random, Enum.GetValues<ScenarioCategory>()),
        Directions = [Pick(random, ["人工智能", "量子科技", "生命科学", "低空经济"])], Technologies = [Pick(random, Names), Pick(random, Names)],
        Province = Pick(random, ["四川省", "北京市", "广东省", "浙江省"]), InvestmentYuan = random.Next(1, 500) * 1_000_000m, Deadline = Now.AddDays(random.Next(1, 90)),
    }, Now);

    private static CatalogueFilter Ask(Random random, Party[] owners) => new(
        random.Next(4) == 0 ? null : $"{Pick(random, Words)} {(random.Next(2) == 0 ? Pick(random, Words) : Pick(random, Names))}",
        random.Next(3) == 0 ? [Pick(random, ["need", "opportunity", "offer"])] : null, Technology: random.Next(3) == 0 ? [Pick(random, Names)] : null,
        Province: random.Next(4) == 0 ? [Pick(random, ["四川", "北京", "广东"])] : null, OwnerId: random.Next(8) == 0 ? [Pick(random, owners).Id] : null,
        Investment: random.Next(6) == 0 ? ["1mTo10m"] : null, Deadline: random.Next(6) == 0 ? ["month"] : null);

    private static string Text(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => random.Next(6) == 0 ? Pick(random, Names) + "，" : Pick(random, Words)));

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    private static IndexedRow Row(Scenario s)
    {
        var c = s.Content;
        var summary = new ScenarioSummary(
            s.Id, s.Version, s.Number, c.Name, c.Kind!.Value, c.Category, s.State, s.OwnerId, s.OwnerName, c.Field, c.Need, c.Technologies, c.Province, c.City,
            c.InvestmentYuan, c.Deadline, c.FirstOfKind, null, null, null, Now, null);
        return new(
            new(summary, summary, "", c.Cooperation, true, true, c.Sandbox, s.Search.MacroRegion, c.Directions, s.Search.TechnologyFacets, Now, null),
            s.Search.NameTokens, s.Search.TopicTokens, s.Search.NeedTokens);
    }
}
