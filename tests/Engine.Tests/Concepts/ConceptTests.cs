using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Engine.Concepts;
using ScenarioHub.Matchmaking.Engine.Text;
using Xunit;

namespace ScenarioHub.Engine.Tests.Concepts;

public class ConceptTests
{
    [Theory]
    [InlineData("AI应用", "人工智能", true)]
    [InlineData("mail和email", "人工智能", false)]
    [InlineData("CT影像", "医学影像", true)]
    [InlineData("CTO", "医学影像", false)]
    [InlineData("無人駕駛", "自动驾驶", true)]
    [InlineData("UAV inspection", "无人机", true)]
    public void A_synonym_names_its_technology_and_a_short_Latin_one_stands_alone(string text, string concept, bool found) =>
        Assert.Equal(found, Named(text).Contains(concept));

    [Fact]
    public void Of_phrases_that_begin_at_one_place_the_longest_speaks() =>
        Assert.DoesNotContain("特种玻璃", Named("玻璃钢"));

    [Fact]
    public void A_need_leads_to_its_suppliers_and_a_supplier_back_to_the_need()
    {
        var expansion = new Expansion(new MatchingWeights());
        var need = ConceptTable.Shared.Named("水污染监测")!;
        var supplier = ConceptTable.Shared.Named("水质监测设备")!;
        Assert.Equal(need, expansion.Expand(new Dictionary<Concept, double> { [need] = 1 }, towardsSuppliers: true)[supplier].By);
        Assert.Equal(supplier, expansion.Expand(new Dictionary<Concept, double> { [supplier] = 1 }, towardsSuppliers: false)[need].By);
    }

    [Fact]
    public void No_concept_leads_to_itself() =>
        Assert.All(ConceptTable.Shared.Concepts, concept => Assert.DoesNotContain(concept.Suppliers, edge => edge.Concept == concept));

    private static List<string> Named(string text)
    {
        var mentions = new List<Mention>();
        ConceptTable.Shared.Phrases.Find(FastFolding.Fold(text), mentions);
        return [.. mentions.Select(mention => mention.Concept.Name)];
    }
}
