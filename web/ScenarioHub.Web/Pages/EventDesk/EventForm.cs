using ScenarioHub.Web.Components.Forms;
using ScenarioHub.Web.Components.Values;

namespace ScenarioHub.Web.Pages.EventDesk;

/// <summary>An event as people type it: the slots follow from a beginning, a length and a pause (时段由开始时间、时长和间隔生成).</summary>
public sealed class EventForm
{
    public string? Name { get; set; }
    public string? Place { get; set; }
    public string? Note { get; set; }
    public string? Rooms { get; set; }
    public string? Start { get; set; }
    public int? Count { get; set; } = 8;
    public int? Minutes { get; set; } = 25;
    public int? Pause { get; set; } = 5;
    public int? MostPerSide { get; set; }
    public string? AnswerBy { get; set; }

    /// <summary>The form of an event that is there already.</summary>
    public static EventForm Of(Event day) => new()
    {
        Name = day.Name, Place = day.Place, Note = day.Note, Rooms = day.Rooms.Lines(), Start = BeijingTime.ToInput(day.StartsAt), Count = day.Slots.Count,
        Minutes = (int)(day.Slots[0].End - day.Slots[0].Start).TotalMinutes,
        Pause = day.Slots.Count > 1 ? (int)(day.Slots[1].Start - day.Slots[0].End).TotalMinutes : 5,
        MostPerSide = day.MostPerSide, AnswerBy = BeijingTime.ToInput(day.AnswerBy),
    };

    /// <summary>What the service takes.</summary>
    public EventInput ToInput()
    {
        var (start, step, length) = (BeijingTime.FromInput(Start), TimeSpan.FromMinutes((Minutes ?? 0) + (Pause ?? 0)), TimeSpan.FromMinutes(Minutes ?? 0));
        EventSlot[] slots = start is { } first ? [.. Enumerable.Range(0, Math.Clamp(Count ?? 0, 0, 48)).Select(i => new EventSlot(first + step * i, first + step * i + length))] : [];
        return new(Name.Given(), Place.Given(), Note.Given(), Rooms.Lines(), slots, MostPerSide, BeijingTime.FromInput(AnswerBy));
    }
}
