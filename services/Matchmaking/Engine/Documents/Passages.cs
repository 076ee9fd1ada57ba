using ScenarioHub.Matchmaking.Engine.Places;

namespace ScenarioHub.Matchmaking.Engine;

/// <summary>Lays a document out as weighted passages, for the index and for reading it as a query.</summary>
internal sealed class Passages(MatchingWeights weights)
{
    public List<Passage> Of(CompanyDocument company) => Filled(
        new("title", company.Title ?? "", weights.ProfileTitle, 8),
        new("capability", company.Capability, weights.ProfileCapability, weights.TypicalCapability),
        Passage.OfList("products", company.Products, weights.ProfileProducts, weights.TypicalProducts),
        Passage.OfList("technologies", company.Technologies, weights.ProfileProducts, weights.TypicalProducts),
        new("field", company.Field ?? "", weights.ProfileField, 4),
        new("industry", Industries.NameOf(company.IndustryCode), weights.ProfileIndustry, 6),
        new("cases", company.Cases ?? "", weights.ProfileCases, 60));

    public List<Passage> Of(ScenarioDocument scenario) => Filled(
        new("title", scenario.Title, weights.ScenarioTitle, 12),
        new("need", scenario.Need, weights.ScenarioNeed, 20),
        new("goals", scenario.Goals ?? "", weights.ScenarioGoals, 20),
        new("field", scenario.Field ?? "", weights.ScenarioField, 4),
        Passage.OfList("technologies", scenario.Technologies, weights.ScenarioTechnologies, 8));

    private static List<Passage> Filled(params ReadOnlySpan<Passage> passages)
    {
        var filled = new List<Passage>(passages.Length);
        foreach (var passage in passages)
        {
            if (!string.IsNullOrWhiteSpace(passage.Text) && passage.Weight > 0)
            {
                filled.Add(passage);
            }
        }

        return filled;
    }
}
