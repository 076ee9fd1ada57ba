namespace ScenarioHub.Notifications.Catalogue;

/// <summary>Who is told (受众): always active members, chosen by role, by organisation or by the kind of a verified organisation.</summary>
/// <param name="ToAdministrators">Whether the platform's administrators are told.</param>
/// <param name="Of">Organisations whose members are told.</param>
/// <param name="OfVerified">Kinds of verified organisations whose members are told.</param>
public record Audience(bool ToAdministrators, IReadOnlyList<Guid> Of, IReadOnlyList<string> OfVerified)
{
    /// <summary>Persons who are told themselves, whatever organisation they act for.</summary>
    public IReadOnlyList<Guid> Persons { get; init; } = [];

    /// <summary>The platform's administrators.</summary>
    public static Audience Administrators { get; } = new(true, [], []);

    /// <summary>The members of some organisations.</summary>
    public static Audience Members(params IReadOnlyList<Guid> organizations) => new(false, organizations, []);

    /// <summary>The members of all verified organisations of some kinds.</summary>
    public static Audience Verified(params IReadOnlyList<string> kinds) => new(false, [], kinds);

    /// <summary>Some persons, such as invited experts.</summary>
    public static Audience People(params IReadOnlyList<Guid> persons) => new(false, [], []) { Persons = persons };

    /// <summary>Both audiences; who is in both is told once.</summary>
    public Audience And(Audience other) =>
        new(ToAdministrators || other.ToAdministrators, [.. Of, .. other.Of], [.. OfVerified, .. other.OfVerified]) { Persons = [.. Persons, .. other.Persons] };
}
