using ScenarioHub.Web.Components.Forms;

namespace ScenarioHub.Web.Pages.Desk.HandIns;

/// <summary>A need as a demand party types it.</summary>
public class HandInForm
{
    public Guid? ParkId { get; set; }
    public ContentForm Content { get; set; } = new();

    /// <summary>What the service takes.</summary>
    public ScenarioInput Read() => new(
        Content.Name.Given(), "need", Content.Category.Given(), null, Content.Field.Given(), Content.Need.Given(), Content.Goals.Given(),
        [.. Content.Indicators.Lines().Select(IndicatorOf)], Content.Technologies.Words(), null, Content.Province.Given(), Content.City.Given(),
        Content.Cooperation.Given(), Content.InvestmentYuan, Content.Period.Given(), null, Content.Department.Given(), [], false, false, null, null, [])
    {
        Directions = Content.Directions,
    };

    private static Indicator IndicatorOf(string line)
    {
        var parts = line.Split(['|', '｜'], 2, StringSplitOptions.TrimEntries);
        return new(parts[0], parts.Length > 1 ? parts[1] : "");
    }

    /// <summary>The fields of the content.</summary>
    public class ContentForm
    {
        public string? Name { get; set; }
        public string? Category { get; set; }
        public string? Field { get; set; }
        public string? Need { get; set; }
        public string? Goals { get; set; }
        public string? Indicators { get; set; }
        public string? Technologies { get; set; }
        public string[] Directions { get => field ??= []; set; }
        public string? Province { get; set; }
        public string? City { get; set; }
        public string? Cooperation { get; set; }
        public decimal? InvestmentYuan { get; set; }
        public string? Period { get; set; }
        public string? Department { get; set; }
    }
}
