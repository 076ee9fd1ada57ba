using ScenarioHub.Matchmaking.Engine.Concepts;
using ScenarioHub.Matchmaking.Engine.Features;
using ScenarioHub.Matchmaking.Engine.Places;
using ScenarioHub.Matchmaking.Engine.Text;
using ScenarioHub.Matchmaking.Engine.Wishes;

namespace ScenarioHub.Matchmaking.Engine;

/// <summary>What speaks for a pair and what is missing, whichever of the two was the question.</summary>
internal static class PairFacts
{
    private const int MostTechnologies = 3;

    public static IEnumerable<AttributeReason> Place(ScenarioDocument scenario, CompanyDocument company)
    {
        var province = Regions.Short(scenario.Province);
        if (province.Length == 0)
        {
            yield break;
        }

        if (province == Regions.Short(company.Province))
        {
            var city = Regions.Short(scenario.City);
            yield return city.Length > 0 && city == Regions.Short(company.City)
                ? new("region.same-city", [city])
                : new("region.same-province", [province]);
        }
        else if (Regions.MacroOf(province) is { Length: > 0 } macro && macro == Regions.MacroOf(company.Province))
        {
            yield return new("region.same-macro", [macro]);
        }
    }

    public static IEnumerable<AttributeReason> Strengths(CompanyDocument company)
    {
        if (Readiness.IsReady(company.Maturity))
        {
            yield return new("maturity.ready", [company.Maturity.ToString()!]);
        }

        if (!string.IsNullOrWhiteSpace(company.Cases))
        {
            yield return new("cases.present", []);
        }
    }

    /// <summary>The qualifications that the need names, each as held or missing.</summary>
    public static IEnumerable<(bool Held, AttributeReason Reason)> Qualified(Need need, CompanyDocument company)
    {
        if (need.Qualifications.Count == 0)
        {
            yield break;
        }

        var held = Qualifications.NamedIn(company.Qualifications.Select(FastFolding.Fold));
        foreach (var name in need.Qualifications)
        {
            var has = held.Contains(name);
            yield return (has, new(has ? "qualification.held" : "qualification.missing", [name]));
        }
    }

    public static IEnumerable<AttributeReason> Industry(Need need, CompanyDocument company)
    {
        var name = Industries.NameOf(company.IndustryCode);
        var stem = name.EndsWith("制造", StringComparison.Ordinal) ? name[..^2] : name;
        if (stem.Length >= 2 && need.Portrait.Folded.Any(text => text.Contains(stem, StringComparison.Ordinal)))
        {
            yield return new("industry.near", [name]);
        }
    }

    /// <summary>Technologies that title or need name and the profile does not speak of, not even by a parent or a child.</summary>
    public static IEnumerable<AttributeReason> UnmetTechnologies(Need need, HashSet<Concept> company) =>
        need.Portrait.Passages.Zip(need.Portrait.Mentions)
            .Where(passage => passage.First.In != "field")
            .SelectMany(passage => passage.Second)
            .Select(mention => mention.Concept)
            .Where(concept => concept.IsTechnology && !company.Contains(concept) && !concept.Children.Exists(company.Contains)
                && (concept.Parent is null || !company.Contains(concept.Parent)))
            .Distinct()
            .Take(MostTechnologies)
            .Select(concept => new AttributeReason("technology.missing", [concept.Name]));

    public static IEnumerable<AttributeReason> Gaps(CompanyDocument company)
    {
        if (Readiness.IsEarly(company.Maturity))
        {
            yield return new("maturity.early", [company.Maturity.ToString()!]);
        }
    }
}
