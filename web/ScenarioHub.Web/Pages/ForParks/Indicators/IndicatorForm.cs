using ScenarioHub.Web.Components.Forms;

namespace ScenarioHub.Web.Pages.ForParks.Indicators;

/// <summary>One row of indicators (指标) as it is typed.</summary>
public class IndicatorForm
{
    /// <summary>Such as 平均响应时间.</summary>
    public string? Name { get; set; }

    /// <summary>Such as ≤ 200.</summary>
    public string? Target { get; set; }

    /// <summary>Such as ms.</summary>
    public string? Unit { get; set; }

    /// <summary>How it is tested.</summary>
    public string? Method { get; set; }

    private bool Blank => (Name.Given(), Target.Given(), Unit.Given(), Method.Given()) is (null, null, null, null);

    /// <summary>The rows of what is stored.</summary>
    public static List<IndicatorForm> From(IEnumerable<Indicator>? indicators) =>
        [.. (indicators ?? []).Select(i => new IndicatorForm { Name = i.Name, Target = i.Target, Unit = i.Unit, Method = i.Method })];

    /// <summary>Drops empty rows, so that a row's place is the same here and in the service's answer, and gives the rest.</summary>
    public static IReadOnlyList<Indicator> Read(List<IndicatorForm> rows)
    {
        rows.RemoveAll(r => r.Blank);
        return [.. rows.Select(r => new Indicator(r.Name.Given() ?? "", r.Target.Given() ?? "", r.Unit.Given(), r.Method.Given()))];
    }
}
