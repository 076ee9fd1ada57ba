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

    /// <summary>What the places have in common, at its closest; and the seat of a partner park where that is closer.</summary>
    public static IEnumerable<AttributeReason> Place(Need need, CompanyDocument company)
    {
        var (province, city) = (Regions.Short(need.Scenario.Province), Regions.Short(need.Scenario.City));
        var (itsProvince, itsCity) = (Regions.Short(company.Province), Regions.Short(company.City));
        var sameProvince = province.Length > 0 && province == itsProvince;
        if (sameProvince && city.Length > 0 && city == itsCity)
        {
            yield return new("region.same-city", [city]);
            yield break;
        }

        if (Partner(need, itsProvince, itsCity, sameProvince) is { } partner)
        {
            yield return partner;
        }

        if (sameProvince)
        {
            yield return new("region.same-province", [province]);
        }
        else if (Regions.MacroOf(province) is { Length: > 0 } macro && macro == Regions.MacroOf(itsProvince))
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
    public static IEnumerable<AttributeReason> UnmetTechnologies(Need need, ConceptSet company) =>
        need.Technologies
            .Where(concept => !company.Contains(concept) && !concept.Children.Exists(company.Contains) && (concept.Parent is null || !company.Contains(concept.Parent)))
            .Take(MostTechnologies)
            .Select(concept => new AttributeReason("technology.missing", [concept.Name]));

    private static AttributeReason? Partner(Need need, string province, string city, bool sameProvince)
    {
        var inProvince = need.Partners.Where(partner => province.Length > 0 && Regions.Short(partner.Province) == province).ToList();
        return inProvince.Find(partner => city.Length > 0 && Regions.Short(partner.City) == city) is { } inCity ? new("region.partner", [inCity.Park, city])
            : inProvince.Count > 0 && !sameProvince ? new("region.partner", [inProvince[0].Park, province])
            : null;
    }

    public static IEnumerable<AttributeReason> Gaps(Need need, CompanyDocument company)
    {
        // That a profile is fresh speaks for most of them; only that nobody keeps it is worth a word.
        if (need.On is { } on && company.ChangedOn is { } changed && Freshness.Age(changed, on) >= Freshness.Horizon)
        {
            yield return new("freshness.stale", [changed.ToString("yyyy-MM", System.Globalization.CultureInfo.InvariantCulture)]);
        }

        if (Readiness.IsEarly(company.Maturity))
        {
            yield return new("maturity.early", [company.Maturity.ToString()!]);
        }
    }
}
