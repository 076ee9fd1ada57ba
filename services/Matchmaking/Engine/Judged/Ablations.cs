namespace ScenarioHub.Matchmaking.Engine.Judged;

/// <summary>Weights with one feature left out, to see what it gives (消融).</summary>
public static class Ablations
{
    /// <summary>The baseline of the collection's README: BM25 over pairs and words of capability, products and field.</summary>
    public static readonly MatchingWeights PlainBm25 = new()
    {
        Saturation = 1.2, LengthNorm = 0.75, Rarity = 1, ProfileCapability = 1, ProfileProducts = 1, ProfileField = 1, ProfileIndustry = 0,
        ScenarioTitle = 1, ScenarioField = 1, QuerySaturation = 1000, ShortWord = 1, Concept = 0, SameCity = 0, SameProvince = 0, SameMacroRegion = 0,
        SameIndustry = 0, Qualification = 0, Ready = 0, Cases = 0, Capacity = 0,
    };

    /// <summary>Each with a name, and whether it must earn its place on the judged collection or may only do no harm there.</summary>
    public static IEnumerable<(string Name, MatchingWeights Weights, bool MustEarn)> Of(MatchingWeights full) =>
    [
        ("without concepts (taxonomy and trades)", full with { Concept = 0 }, true),
        ("without related trades", full with { Related = 0 }, true),
        ("without the hierarchy", full with { Parent = 0, Child = 0, Sibling = 0 }, true),
        ("without rarity", full with { Rarity = 0 }, true),
        ("without the need's field", full with { ScenarioField = 0 }, true),
        ("without products", full with { ProfileProducts = 0 }, true),
        ("without the profile's field", full with { ProfileField = 0 }, true),
        ("without regions", full with { SameCity = 0, SameProvince = 0, SameMacroRegion = 0 }, false),
        ("without industry names", full with { ProfileIndustry = 0 }, false),
        ("without industry codes", full with { SameIndustry = 0 }, false),
        ("without qualifications", full with { Qualification = 0 }, false),
        ("without maturity", full with { Ready = 0 }, false),
        ("without cases", full with { Cases = 0 }, false),
        ("without capacity", full with { Capacity = 0 }, false),
    ];
}
