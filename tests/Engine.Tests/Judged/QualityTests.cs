using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Engine.Judged;
using Xunit;

namespace ScenarioHub.Engine.Tests.Judged;

/// <summary>How well needs are answered on the judged collection, and what each feature gives. The figures are printed with <c>-showLiveOutput</c>.</summary>
public class QualityTests(ITestOutputHelper output)
{
    private static readonly JudgedCollection Judged = JudgedCollection.Shared;

    private static readonly MatchingWeights Full = new();

    [Fact]
    public void Needs_are_answered_at_least_as_well_as_promised()
    {
        var (plain, full) = (Measure(Ablations.PlainBm25), Measure(Full));
        output.WriteLine($"plain BM25                               {plain}");
        output.WriteLine($"full                                     {full}");
        Assert.True(full.Ndcg10 >= 0.725, $"nDCG@10 fell to {full.Ndcg10:F3}");
        Assert.True(full.Recall50 >= 0.955, $"Recall@50 fell to {full.Recall50:F3}");
        Assert.True(full.Recall10 >= 0.735, $"Recall@10 fell to {full.Recall10:F3}");
        Assert.True(full.Ndcg10 - plain.Ndcg10 > 0.14, $"plain BM25 has {plain}");
    }

    [Fact]
    public void Each_feature_earns_its_place_or_does_no_harm()
    {
        var full = Measure(Full);
        foreach (var (name, weights, earns) in Ablations.Of(Full))
        {
            var without = Measure(weights);
            output.WriteLine($"{name,-40} {without}");
            Assert.True(
                earns ? without.Ndcg10 + without.Recall50 < full.Ndcg10 + full.Recall50 : full.Ndcg10 >= without.Ndcg10 - 0.01,
                $"{name}: {without}, with it: {full}");
        }
    }

    private static Measures Measure(MatchingWeights weights) => Judged.Measure(weights);
}
