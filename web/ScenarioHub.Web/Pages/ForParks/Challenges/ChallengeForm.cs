using ScenarioHub.Web.Components.Forms;
using ScenarioHub.Web.Components.Values;
using ScenarioHub.Web.Pages.ForParks.Indicators;

namespace ScenarioHub.Web.Pages.ForParks.Challenges;

/// <summary>A challenge as a park types it.</summary>
public class ChallengeForm
{
    public Guid? ScenarioId { get; set; }
    public string? Title { get; set; }
    public string? Problem { get; set; }
    public string? Field { get; set; }
    public string? Type { get; set; } = "government";
    public List<IndicatorForm> Indicators { get => field ??= []; set; }
    public decimal? BudgetYuan { get; set; }
    public int? DurationMonths { get; set; }
    public string? IntellectualProperty { get; set; }
    public string? Conditions { get; set; }
    public string? Deadline { get; set; }
    public int? NoticeDays { get; set; }
    public Guid? SchemeId { get; set; }

    /// <summary>A first text from a listed scenario.</summary>
    public static ChallengeForm From(Scenario s) => new()
    {
        ScenarioId = s.Id, Title = s.Name, Problem = string.Join("\n\n", new[] { s.Need, s.Goals }.OfType<string>()), Field = s.Field,
        Indicators = IndicatorForm.From(s.Indicators), BudgetYuan = s.InvestmentYuan, Deadline = BeijingTime.ToInput(s.Deadline),
    };

    /// <summary>The form of what is stored.</summary>
    public static ChallengeForm From(Challenge c) => new()
    {
        ScenarioId = c.ScenarioId, Title = c.Title, Problem = c.Problem, Field = c.Field, Type = c.Type, Indicators = IndicatorForm.From(c.Indicators),
        BudgetYuan = c.BudgetYuan, DurationMonths = c.DurationMonths, IntellectualProperty = c.IntellectualProperty, Conditions = c.Conditions,
        Deadline = BeijingTime.ToInput(c.Deadline), NoticeDays = c.NoticeDays, SchemeId = c.Scheme?.Source?.SchemeId,
    };

    /// <summary>What the service takes. A deadline that was not touched is sent as it is stored, to the second.</summary>
    public ChallengeInput Read(DateTimeOffset? stored) => new(
        ScenarioId, Title.Given(), Problem.Given(), Field.Given(), Type.Given() ?? "government", IndicatorForm.Read(Indicators), BudgetYuan, DurationMonths,
        IntellectualProperty.Given(), Conditions.Given(), Deadline == BeijingTime.ToInput(stored) ? stored : BeijingTime.FromInput(Deadline), NoticeDays, SchemeId);
}
