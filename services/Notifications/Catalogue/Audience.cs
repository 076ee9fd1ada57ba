namespace ScenarioHub.Notifications.Catalogue;

/// <summary>Who is told (受众): always active members, chosen by role, by organisation or by the kind of a verified organisation.</summary>
/// <param name="ToAdministrators">Whether the platform's administrators are told.</param>
/// <param name="Of">Organisations whose members are told.</param>
/// <param name="OfVerified">Kinds of verified organisations whose members are told.</param>
public record Audience(bool ToAdministrators, IReadOnlyList<Guid> Of, IReadOnlyList<string> OfVerified)
{
    /// <summary>Above so many organisations and persons an audience is told in parts.</summary>
    private const int Few = 200;

    /// <summary>Persons who are told themselves, whatever organisation they act for.</summary>
    public IReadOnlyList<Guid> Persons { get; init; } = [];

    /// <summary>Whether those are told whose saved searches and follows the list's scenarios answer.</summary>
    public bool ToInterested { get; init; }

    /// <summary>Whether it may hold so many people that they are told in parts.</summary>
    public bool IsWide => ToInterested || OfVerified.Count > 0 || Of.Count + Persons.Count > Few;

    /// <summary>The platform's administrators.</summary>
    public static Audience Administrators { get; } = new(true, [], []);

    /// <summary>Those whose saved searches and follows are answered.</summary>
    public static Audience Interested { get; } = new(false, [], []) { ToInterested = true };

    /// <summary>The members of some organisations.</summary>
    public static Audience Members(params IReadOnlyList<Guid> organizations) => new(false, organizations, []);

    /// <summary>The members of all verified organisations of some kinds.</summary>
    public static Audience Verified(params IReadOnlyList<string> kinds) => new(false, [], kinds);

    /// <summary>The members of all verified organisations of some kinds, and perhaps the administrators: those whom an announcement is for.</summary>
    public static Audience OfKinds(IReadOnlyList<string> kinds, bool administrators) => administrators ? Verified(kinds).And(Administrators) : Verified(kinds);

    /// <summary>Some persons, such as invited experts.</summary>
    public static Audience People(params IReadOnlyList<Guid> persons) => new(false, [], []) { Persons = persons };

    /// <summary>Both audiences; who is in both is told once.</summary>
    public Audience And(Audience other) =>
        new(ToAdministrators || other.ToAdministrators, [.. Of, .. other.Of], [.. OfVerified, .. other.OfVerified])
        {
            Persons = [.. Persons, .. other.Persons],
            ToInterested = ToInterested || other.ToInterested,
        };
}
