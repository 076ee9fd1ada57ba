using ScenarioHub.Web.Components.Forms;
using ScenarioHub.Web.Components.Values;

namespace ScenarioHub.Web.Pages.Collect;

/// <summary>A call as its owner types it.</summary>
public class CallForm
{
    /// <summary>The fields that a call may require, by their names in the API.</summary>
    public static readonly string[] Choosable =
        ["goals", "indicators", "technologies", "directions", "category", "field", "province", "city", "cooperation", "investmentYuan", "period", "department"];

    public string? Title { get; set; }
    public string? Introduction { get; set; }
    public string[] Directions { get => field ??= []; set; }
    public string[] RequiredFields { get; set; } = ["goals", "department"];
    public string? ReminderDays { get; set; } = "7, 3, 1";

    /// <summary><c>once</c> or <c>recurring</c>.</summary>
    public string? Mode { get; set; } = "once";

    public string? OpensAt { get; set; }
    public string? ClosesAt { get; set; }
    public RecurrenceForm Recurrence { get; set; } = new();
    public int? WindowDays { get; set; } = 30;

    /// <summary>The form of what is stored.</summary>
    public static CallForm From(CollectionCall c) => new()
    {
        Title = c.Title, Introduction = c.Introduction, Directions = [.. c.Directions], RequiredFields = [.. c.RequiredFields],
        ReminderDays = string.Join(", ", c.ReminderDays), Mode = c.Recurrence is null ? "once" : "recurring",
        OpensAt = BeijingTime.ToInput(c.OpensAt), ClosesAt = BeijingTime.ToInput(c.ClosesAt), WindowDays = c.WindowDays ?? 30,
        Recurrence = c.Recurrence is { } r ? new() { Every = r.Every, On = r.On, Number = r.Number, Weekday = r.Weekday, Month = r.Month, Hour = r.Hour } : new(),
    };

    /// <summary>What the service takes; a reminder that is no number is left for it to refuse.</summary>
    public CallInput Read()
    {
        var recurring = Mode == "recurring";
        return new(
            Title.Given(), Introduction.Given(), Directions, RequiredFields, [.. ReminderDays.Words().Select(d => int.TryParse(d, out var days) ? days : 0)],
            recurring ? null : BeijingTime.FromInput(OpensAt), recurring ? null : BeijingTime.FromInput(ClosesAt),
            recurring ? Recurrence.Read() : null, recurring ? WindowDays : null);
    }

    /// <summary>When the windows of a recurring call open.</summary>
    public class RecurrenceForm
    {
        public string? Every { get; set; } = "quarterly";
        public string? On { get; set; } = "workingDay";
        public int? Number { get; set; } = 1;
        public string? Weekday { get; set; }
        public int? Month { get; set; }
        public int? Hour { get; set; } = 9;

        /// <summary>What the service takes: a weekly call goes by the day of the week alone.</summary>
        public Recurrence Read() => Every == "weekly"
            ? new(Every, "weekday", 1, Weekday.Given(), null, Hour ?? 9)
            : new(Every.Given(), On.Given(), Number ?? 1, null, Every == "yearly" ? Month : null, Hour ?? 9);
    }
}
