using System.Globalization;
using ScenarioHub.Web.Components.Forms;

namespace ScenarioHub.Web.Pages.ForParks.Lists;

/// <summary>A list as a park types it: title, introduction, and a place for each scenario.</summary>
public class ListForm
{
    public string? Title { get; set; }
    public string? Introduction { get; set; }

    /// <summary>The form of what is stored.</summary>
    public static ListForm From(ScenarioList list) => new() { Title = list.Title, Introduction = list.Introduction };

    /// <summary>What the service takes; whom it is for and what it supersedes stay as they are.</summary>
    public ListInput Read(IEnumerable<Guid> scenarios, ScenarioList? list = null) =>
        new(Title.Given(), Introduction.Given(), [.. scenarios], list?.Audience, list?.SupersedesId);

    /// <summary>
    /// The scenarios in the order of the places that were typed, without those that were ticked to be taken out. Read from the posted form
    /// itself: a list may hold more rows than form binding takes.
    /// </summary>
    public static IEnumerable<Guid> Ordered(IFormCollection form, ScenarioList list)
    {
        var removed = form["Remove"].ToHashSet();
        return list.Scenarios.Select((s, i) => (s.Id, Place: Place(form[$"Place-{s.Id}"], i + 1)))
            .Where(s => !removed.Contains(s.Id.ToString())).OrderBy(s => s.Place).Select(s => s.Id);
    }

    /// <summary>The scenarios that were ticked.</summary>
    public static IEnumerable<Guid> Picked(IFormCollection form) => form["Picked"].OfType<string>().Select(v => Versioned.Parse(v).Id);

    private static decimal Place(string? typed, int present) =>
        decimal.TryParse(typed, NumberStyles.Number, CultureInfo.InvariantCulture, out var place) ? place : present;
}
