namespace ScenarioHub.Web.Api.Matchmaking;

/// <summary>An event in a list. <c>State</c>: draft, inviting, scheduled, published, held, cancelled.</summary>
public record EventRow(
    Guid Id, long Version, string Number, string Name, string Place, Party Owner, string State, DateTimeOffset StartsAt, DateTimeOffset AnswerBy, string? MyState);

/// <summary>A span of time in which every room has one meeting.</summary>
public record EventSlot(DateTimeOffset Start, DateTimeOffset End);

/// <summary>Somebody who takes part. <c>Role</c>: scenario, funder, company; <c>State</c>: proposed, invited, accepted, declined, removed.</summary>
public record EventSide(
    Guid Id, long Version, string Role, Guid OrganizationId, string OrganizationName, Guid? ScenarioId, string? ScenarioName, string State,
    IReadOnlyList<int>? Present, IReadOnlyList<Guid>? Wishes, string? Reason, DateTimeOffset? AnsweredAt, bool Own)
{
    public string Name => ScenarioName is null ? OrganizationName : $"{OrganizationName} · {ScenarioName}";

    public bool IsHost => Role != "company";
}

/// <summary>One meeting of a programme.</summary>
public record EventMeeting(
    Guid Id, long Version, int Slot, int Room, Guid HostId, string HostName, Guid GuestId, string GuestName, int? Worth, bool ByHand, bool? HostCame, bool? GuestCame,
    string? Outcome, decimal? Value, string? Note, bool CanRecord);

/// <summary>An event (对接会) as its reader sees it.</summary>
public record Event(
    Guid Id, long Version, string Number, string Name, string Place, string? Note, Party Owner, string State, IReadOnlyList<string> Rooms, IReadOnlyList<EventSlot> Slots,
    int MostPerSide, DateTimeOffset StartsAt, DateTimeOffset AnswerBy, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt, string? CancelReason, long? Worth,
    long? Bound, IReadOnlyList<EventSide>? Sides, IReadOnlyList<EventMeeting>? Meetings, IReadOnlyList<string>? Can)
{
    /// <summary>Whether the reader may take an act now.</summary>
    public bool May(string act) => Can?.Contains(act) == true;

    /// <summary>Whether the reader runs or supervises it.</summary>
    public bool Whole => Can is { Count: > 0 } || Worth is not null;
}

/// <summary>An event as it is prepared.</summary>
public record EventInput(
    string? Name, string? Place, string? Note, IReadOnlyList<string> Rooms, IReadOnlyList<EventSlot> Slots, int? MostPerSide, DateTimeOffset? AnswerBy);

/// <summary>Somebody who could be asked.</summary>
public record Invitable(string Role, Guid OrganizationId, string OrganizationName, Guid? ScenarioId, string? ScenarioName, double? Score);

/// <summary>Whom to ask.</summary>
public record SideInput(string Role, Guid? OrganizationId, Guid? ScenarioId);

/// <summary>A place where a meeting could go, and why not.</summary>
public record MeetingPlace(int Slot, int Room, bool Lawful, string? With, string? Code, string? Reason);
