using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Testing;

namespace ScenarioHub.Notifications.Tests.Access;

/// <summary>A notice, one part of its audience, and one way in which that part's right to the thing ends.</summary>
public sealed record Case(Part Part, Group Group, IReadOnlyList<Telling> Tellings)
{
    public string Template => Part.Rule.Template;

    public bool Urgent => Part.Rule.Urgency == Urgency.Urgent;

    /// <summary>All cases, generated from the catalogue and the table of rights.</summary>
    public static IReadOnlyList<Case> All()
    {
        var groups = new Dictionary<(Told, Loss), Group>();
        return [.. Part.All().SelectMany(part => Of(part, [.. part.Losses.Select(loss => GroupOf(part, loss, groups))]))];
    }

    /// <summary>The event under which a person hears of it.</summary>
    public Guid EventFor(TestPerson person) => Tellings.First(telling => telling.To.Contains(person)).Event;

    public override string ToString() => $"{Template} to {Group}";

    private static IEnumerable<Case> Of(Part part, IReadOnlyList<Group> groups)
    {
        var shared = part.ByKind ? Telling.ToAll(part, groups) : null;
        return groups.Select(group => new Case(part, group, shared ?? Telling.Of(part, group)));
    }

    /// <summary>Administrators hear of everything that is told to administrators, so they are the same for every notice; so are the members of a kind.</summary>
    private static Group GroupOf(Part part, Loss loss, Dictionary<(Told, Loss), Group> groups) =>
        groups.TryGetValue((part.Told, loss), out var group) ? group : groups[(part.Told, loss)] = new(part.Told, loss);
}
