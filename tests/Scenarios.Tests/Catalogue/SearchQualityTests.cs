using System.Text.Json;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Catalogue;

/// <summary>queries.csv holds three queries for each of the real scenarios, as a user would type them: a synonym, a Traditional form, a partial phrase.</summary>
public class SearchQualityTests(ScenariosApp app)
{
    private const int First = 10;
    private const double Wanted = 0.9;

    private static readonly IReadOnlyList<(string Scenario, string Way, string Query)> Queries = Read();

    [Fact]
    public void Every_real_scenario_is_asked_for_in_three_ways()
    {
        Assert.Equal(306, Queries.Distinct().Count());
        Assert.All(SourceIds(), id => Assert.Equal(["partial", "synonym", "traditional"], Queries.Where(q => q.Scenario == id).Select(q => q.Way).Order()));
    }

    [Fact]
    public async Task Nine_of_ten_queries_find_their_scenario_among_the_first_ten()
    {
        var park = TestPerson.OfPark("检索质量园区");
        var import = (await app.ImportAsync(park, "scenarios.jsonl", Sample.Scenarios)).Must(200);
        var ids = import["scenarioIds"].EnumerateArray().Select(id => id.GetGuid()).ToList();
        await app.ApproveAsync(park, ids);
        await app.PublishAsync(park, ids, "检索质量清单");
        var byScenario = SourceIds().Zip(ids).ToDictionary(pair => pair.First, pair => pair.Second);

        var missed = new List<string>();
        foreach (var (scenario, way, query) in Queries)
        {
            var found = (await app.GetAsync(null, $"/catalogue?ownerId={park.OrganizationId}&limit={First}&q={Uri.EscapeDataString(query)}")).Must(200);
            if (found["items"].EnumerateArray().All(item => item.GetProperty("id").GetGuid() != byScenario[scenario]))
            {
                missed.Add($"{scenario} {way} “{query}” ({found["total"].GetInt32()} found)");
            }
        }

        var share = 1 - ((double)missed.Count / Queries.Count);
        TestContext.Current.SendDiagnosticMessage($"{share:P1} of {Queries.Count} queries; missed: {string.Join("; ", missed)}");
        Assert.True(share >= Wanted, $"{share:P1} only; missed:\n{string.Join('\n', missed)}");
    }

    private static List<string> SourceIds()
    {
        using var reader = new StreamReader(new MemoryStream(Sample.Scenarios));
        var ids = new List<string>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            ids.Add(JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()!);
        }

        return ids;
    }

    private static List<(string Scenario, string Way, string Query)> Read()
    {
        using var reader = new StreamReader(typeof(SearchQualityTests).Assembly.GetManifestResourceStream("queries.csv")!);
        reader.ReadLine();
        var queries = new List<(string, string, string)>();
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var parts = line.Split(',');
            queries.Add((parts[0], parts[1], parts[2]));
        }

        return queries;
    }
}
