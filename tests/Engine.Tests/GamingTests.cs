using ScenarioHub.Bench.Matching;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Engine.Concepts;
using Xunit;

namespace ScenarioHub.Engine.Tests;

public class GamingTests(ITestOutputHelper output)
{
    private const int Profiles = 3000;
    private static readonly Generator Generator = new();
    private static readonly List<CompanyDocument> Honest = [.. Generator.Profiles(Profiles)];
    private static readonly List<ScenarioDocument> Needs = [.. Generator.Needs(60)];

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(40)]
    public void A_profile_that_repeats_itself_is_not_lifted(int times) =>
        NoneIsLifted(profile => Generator.Repeating(profile, times));

    [Fact]
    public void A_profile_that_repeats_its_products_in_the_list_of_products_alone_is_not_lifted() =>
        NoneIsLifted(profile => profile with { Products = [.. profile.Products, .. profile.Products] });

    [Fact]
    public void A_profile_that_says_its_products_in_every_field_is_not_lifted() => NoneIsLifted(Generator.Spread);

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(10)]
    public void A_profile_that_lists_its_products_again_with_little_added_is_not_lifted(int times) =>
        NoneIsLifted(profile => Generator.Varied(profile, times));

    [Fact]
    public void A_profile_that_runs_its_products_together_without_punctuation_is_not_lifted() =>
        NoneIsLifted(profile => profile with { Products = [.. profile.Products, string.Concat(profile.Products.Concat(profile.Products))] });

    [Fact]
    public void A_profile_that_claims_every_technology_is_lifted_for_few_needs()
    {
        string[] all = [.. ConceptTable.Shared.Concepts.Where(concept => concept.IsTechnology).Select(concept => concept.Name)];
        var (engine, lifted) = (Filled(), 0);
        for (var i = 0; i < Needs.Count; i++)
        {
            lifted += RankOf(engine, Needs[i], Generator.Claiming(Honest[(i * 37) + 5], all)) < 10 ? 1 : 0;
        }

        output.WriteLine($"{all.Length} technologies: among the first ten for {lifted} of {Needs.Count}");
        Assert.True(lifted <= Needs.Count / 20, $"lifted for {lifted} of {Needs.Count}");
    }

    [Theory]
    [InlineData(40)]
    [InlineData(400)]
    public void A_profile_that_says_to_do_everything_is_lifted_for_few_needs_and_lowered_for_its_own(int words)
    {
        var engine = Filled();
        var (lifted, lowered, asked) = (0, 0, 0);
        for (var i = 0; i < Needs.Count; i++)
        {
            var (first, stranger) = (engine.FindCompanies(Needs[i], 1)[0], Honest[(i * 37) + 5]);
            var best = Honest.Single(profile => profile.Id == first.Id);
            asked++;
            lowered += engine.Judge(Needs[i], Generator.Stuffed(best, words)) < first.Score ? 1 : 0;
            lifted += RankOf(engine, Needs[i], Generator.Stuffed(stranger, words)) < 10 ? 1 : 0;
        }

        output.WriteLine($"{words} words: lifted among the first ten for {lifted}, lowered for {lowered} of {asked}");
        Assert.True(lifted <= asked / 20, $"lifted for {lifted} of {asked}");
        Assert.True(lowered >= asked * 9 / 10, $"lowered for {lowered} of {asked}");
    }

    /// <summary>Compares the best answers of each need with what they would score after the change.</summary>
    private void NoneIsLifted(Func<CompanyDocument, CompanyDocument> change)
    {
        var (engine, lifted, asked) = (Filled(), 0, 0);
        var byId = Honest.ToDictionary(profile => profile.Id);
        foreach (var need in Needs)
        {
            foreach (var found in engine.FindCompanies(need, 5))
            {
                asked++;
                lifted += engine.Judge(need, change(byId[found.Id])) > found.Score * 1.02 ? 1 : 0;
            }
        }

        output.WriteLine($"lifted {lifted} of {asked}");
        Assert.True(lifted <= asked / 20, $"lifted {lifted} of {asked}");
    }

    private static int RankOf(MatchingEngine engine, ScenarioDocument need, CompanyDocument stuffed)
    {
        var score = engine.Judge(need, stuffed);
        return engine.FindCompanies(need, 50, company => company.Id != stuffed.Id).Count(found => found.Score >= score);
    }

    private static MatchingEngine Filled()
    {
        var engine = new MatchingEngine();
        engine.PutAll(Honest);
        return engine;
    }
}
