using ScenarioHub.Matchmaking.Engine;
using Xunit;

namespace ScenarioHub.Engine.Tests.Judged;

/// <summary>How well needs are answered on the judged collection, and what each feature gives. The figures are printed with <c>-showLiveOutput</c>.</summary>
public class QualityTests(ITestOutputHelper output)
{
    private static readonly JudgedCollection Judged = JudgedCollection.Load();

    private static readonly MatchingWeights Full = new();

    /// <summary>The baseline of the collection's README: BM25 over pairs and words of capability, products and field.</summary>
    private static readonly MatchingWeights PlainBm25 = Full with
    {
        Saturation = 1.2, LengthNorm = 0.75, Rarity = 1, ProfileCapability = 1, ProfileProducts = 1, ProfileField = 1, ProfileIndustry = 0,
        ScenarioTitle = 1, ScenarioField = 1, QuerySaturation = 1000, ShortWord = 1, Concept = 0, SameCity = 0, SameProvince = 0, SameMacroRegion = 0,
    };

    public static readonly TheoryData<string, MatchingWeights> Ablations = new()
    {
        { "without concepts (taxonomy and trades)", Full with { Concept = 0 } },
        { "without related trades", Full with { Related = 0 } },
        { "without the hierarchy", Full with { Parent = 0, Child = 0, Sibling = 0 } },
        { "without rarity", Full with { Rarity = 0 } },
        { "without the need's field", Full with { ScenarioField = 0 } },
        { "without products", Full with { ProfileProducts = 0 } },
        { "without the profile's field", Full with { ProfileField = 0 } },
    };

    [Fact]
    public void Needs_are_answered_at_least_as_well_as_promised()
    {
        var (plain, full) = (Measure(PlainBm25), Measure(Full));
        output.WriteLine($"plain BM25                               {plain}");
        output.WriteLine($"full                                     {full}");
        Assert.True(full.Ndcg10 >= 0.725, $"nDCG@10 fell to {full.Ndcg10:F3}");
        Assert.True(full.Recall50 >= 0.955, $"Recall@50 fell to {full.Recall50:F3}");
        Assert.True(full.Recall10 >= 0.735, $"Recall@10 fell to {full.Recall10:F3}");
        Assert.True(full.Ndcg10 - plain.Ndcg10 > 0.14, $"plain BM25 has {plain}");
    }

    [Theory]
    [MemberData(nameof(Ablations))]
    public void Each_feature_earns_its_place(string name, MatchingWeights weights)
    {
        var (full, without) = (Measure(Full), Measure(weights));
        output.WriteLine($"{name,-40} {without}");
        Assert.True(
            without.Ndcg10 + without.Recall50 < full.Ndcg10 + full.Recall50, $"{name}: {without}, with it: {full}");
    }

    [Fact]
    public void Region_and_industry_do_no_harm()
    {
        var full = Measure(Full);
        foreach (var (name, weights) in new[]
        {
            ("without regions", Full with { SameCity = 0, SameProvince = 0, SameMacroRegion = 0 }),
            ("without industry names", Full with { ProfileIndustry = 0 }),
        })
        {
            var without = Measure(weights);
            output.WriteLine($"{name,-40} {without}");
            Assert.True(full.Ndcg10 >= without.Ndcg10 - 0.01, $"{name}: {without}, with: {full}");
        }
    }

    private static Measures Measure(MatchingWeights weights)
    {
        var engine = new MatchingEngine(weights);
        foreach (var profile in Judged.Profiles)
        {
            engine.Put(profile);
        }

        return Measures.Mean(Judged.Needs.Select(need =>
            Measures.Of([.. engine.FindCompanies(need.Scenario, 50).Select(suggestion => suggestion.Id)], need.Grades)));
    }
}
