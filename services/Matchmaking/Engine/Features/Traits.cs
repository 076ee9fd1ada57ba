using ScenarioHub.Matchmaking.Engine.Places;
using ScenarioHub.Matchmaking.Engine.Text;
using ScenarioHub.Matchmaking.Engine.Wishes;

namespace ScenarioHub.Matchmaking.Engine.Features;

/// <summary>What a document has or has not, as terms of the index.</summary>
internal static class Traits
{
    public static IEnumerable<string> Of(ScenarioDocument scenario) => Place.Keys(scenario.Province, scenario.City);

    public static IEnumerable<string> Of(CompanyDocument company)
    {
        var qualifications = Qualifications.NamedIn(company.Qualifications.Select(FastFolding.Fold)).Select(Qualifications.Key);
        var traits = Place.Keys(company.Province, company.City).Concat(qualifications).Concat(IndustryCodes.Keys(company.IndustryCode));
        traits = Standing.IsLarge(company.StaffBand) ? traits.Append(Standing.Large) : traits;
        traits = string.IsNullOrWhiteSpace(company.Cases) ? traits : traits.Append(Standing.Cases);
        traits = company.ChangedOn is { } changed ? traits.Append(Freshness.Key(changed)) : traits;
        return Readiness.IsReady(company.Maturity) ? traits.Append(Readiness.Key) : traits;
    }
}
