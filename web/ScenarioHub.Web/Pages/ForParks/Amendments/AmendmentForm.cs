using ScenarioHub.Web.Pages.ForParks.Scenarios;

namespace ScenarioHub.Web.Pages.ForParks.Amendments;

/// <summary>The whole text as it is to be, and why.</summary>
public class AmendmentForm : ScenarioForm
{
    public string? Rationale { get; set; }

    /// <summary>Starts from the present text.</summary>
    public static AmendmentForm Of(Scenario scenario)
    {
        var present = From(scenario);
        var form = new AmendmentForm();
        foreach (var property in typeof(ScenarioForm).GetProperties().Where(p => p.CanWrite))
        {
            property.SetValue(form, property.GetValue(present));
        }

        return form;
    }
}
