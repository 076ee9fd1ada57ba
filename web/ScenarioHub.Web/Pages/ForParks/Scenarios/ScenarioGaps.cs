using ScenarioHub.Web.Components.Forms;

namespace ScenarioHub.Web.Pages.ForParks.Scenarios;

/// <summary>What a scenario could still say. Nothing of it is required, but companies find and judge it by these.</summary>
public static class ScenarioGaps
{
    /// <summary>The empty fields by their names in the API, in the order of the form.</summary>
    public static IReadOnlyList<string> Of(Scenario s)
    {
        (string Field, bool Missing)[] fields =
        [
            ("category", s.Category is null), ("field", s.Field.Given() is null), ("demandParty", s.DemandParty.Given() is null), ("goals", s.Goals.Given() is null),
            ("indicators", s.Indicators is null or []), ("technologies", s.Technologies is null or []), ("province", s.Province.Given() is null),
            ("cooperation", s.Cooperation is null), ("investmentYuan", s.InvestmentYuan is null), ("period", s.Period.Given() is null),
            ("deadline", s.Deadline is null), ("department", s.Department.Given() is null),
        ];
        return [.. fields.Where(f => f.Missing).Select(f => f.Field)];
    }
}
