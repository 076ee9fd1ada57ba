using ScenarioHub.Web.Components.Forms;
using ScenarioHub.Web.Components.Values;
using ScenarioHub.Web.Pages.ForParks.Indicators;

namespace ScenarioHub.Web.Pages.ForParks.Scenarios;

/// <summary>A scenario as a park types it.</summary>
public class ScenarioForm
{
    /// <summary>The fields that a park may keep to people who are signed in, by their names in the API.</summary>
    public static readonly string[] Hideable =
        ["demandParty", "goals", "indicators", "cooperation", "investmentYuan", "period", "department", "policyReferences"];

    public string? Name { get; set; }
    public string? Kind { get; set; } = "need";
    public string? Category { get; set; }
    public string? DemandParty { get; set; }
    public string? Field { get; set; }
    public string? Need { get; set; }
    public string? Goals { get; set; }
    public List<IndicatorForm> Indicators { get => field ??= []; set; }
    public string? Technologies { get; set; }
    public string? Province { get; set; }
    public string? City { get; set; }
    public string? Cooperation { get; set; }
    public decimal? InvestmentYuan { get; set; }
    public string? Period { get; set; }
    public string? Deadline { get; set; }
    public string? Department { get; set; }
    public string? PolicyReferences { get; set; }
    public bool FirstOfKind { get; set; }
    public bool Sandbox { get; set; }
    public string? SourceUrl { get; set; }
    public string? SourceName { get; set; }
    public string[] RegisteredFields { get => field ??= []; set; }
    public string[] Directions { get => field ??= []; set; }

    /// <summary>The form of what is stored.</summary>
    public static ScenarioForm From(Scenario s) => new()
    {
        Name = s.Name, Kind = s.Kind, Category = s.Category, DemandParty = s.DemandParty, Field = s.Field, Need = s.Need, Goals = s.Goals,
        Indicators = IndicatorForm.From(s.Indicators), Technologies = s.Technologies.Lines(), Province = s.Province, City = s.City,
        Cooperation = s.Cooperation, InvestmentYuan = s.InvestmentYuan, Period = s.Period, Deadline = BeijingTime.ToInput(s.Deadline),
        Department = s.Department, PolicyReferences = s.PolicyReferences.Lines(), FirstOfKind = s.FirstOfKind, Sandbox = s.Sandbox,
        SourceUrl = s.SourceUrl, SourceName = s.SourceName, RegisteredFields = [.. s.RegisteredFields ?? []], Directions = [.. s.Directions ?? []],
    };

    /// <summary>What the service takes. The place goes by its names; the service finds the code.</summary>
    public ScenarioInput Read() => new(
        Name.Given(), Kind.Given() ?? "need", Category.Given(), DemandParty.Given(), Field.Given(), Need.Given(), Goals.Given(), IndicatorForm.Read(Indicators),
        Technologies.Words(), null, Province.Given(), City.Given(), Cooperation.Given(), InvestmentYuan, Period.Given(), BeijingTime.FromInput(Deadline),
        Department.Given(), PolicyReferences.Lines(), FirstOfKind, Sandbox, SourceUrl.Given(), SourceName.Given(), RegisteredFields) { Directions = Directions };
}
