using System.ComponentModel.DataAnnotations;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>A slot as it is sent.</summary>
public record SlotInput([property: Required] DateTimeOffset? Start, [property: Required] DateTimeOffset? End);

/// <summary>An event as it is prepared.</summary>
/// <param name="MostPerSide">The most meetings of one side; as many as there are slots unless told.</param>
public record PrepareDay(
    [property: Required, StringLength(100, MinimumLength = 2)] string? Name, [property: Required, StringLength(200, MinimumLength = 2)] string? Place,
    [property: StringLength(2000)] string? Note, [property: Required, Length(1, 60)] IReadOnlyList<string>? Rooms,
    [property: Required, Length(1, 48)] IReadOnlyList<SlotInput>? Slots, [property: Range(1, 48)] int? MostPerSide, [property: Required] DateTimeOffset? AnswerBy)
{
    internal Frame Frame() => new(
        Name!, Place!, Note, Rooms!, [.. Slots!.Select(s => new Slot(s.Start!.Value.ToUniversalTime(), s.End!.Value.ToUniversalTime()))],
        MostPerSide ?? Slots!.Count, AnswerBy!.Value);
}

/// <summary>Asks some, all or none.</summary>
public record AddSides([property: Required, Length(1, 100)] IReadOnlyList<AddSide>? Sides);

/// <summary>Asks somebody: a park by one of its scenarios, a funder or a company by its organisation.</summary>
public record AddSide([property: Required] SideRole? Role, Guid? OrganizationId, Guid? ScenarioId);

/// <summary>An answer to the invitation.</summary>
/// <param name="Present">The slots in which one is there, by number from 0.</param>
/// <param name="Wishes">Sides to meet, most wanted first.</param>
public record AnswerInvitation(
    [property: Required] bool? Accepted, [property: MaxLength(48)] IReadOnlyList<int>? Present, [property: MaxLength(Side.MostWishes)] IReadOnlyList<Guid>? Wishes,
    [property: StringLength(500)] string? Reason);

/// <summary>Where a meeting goes.</summary>
public record MoveMeeting([property: Required, Range(0, 47)] int? Slot, [property: Required, Range(0, 59)] int? Room);

/// <summary>A meeting by hand.</summary>
public record PutMeeting(
    [property: Required] Guid? HostId, [property: Required] Guid? GuestId, [property: Required, Range(0, 47)] int? Slot, [property: Required, Range(0, 59)] int? Room);

/// <summary>Who came, and what came of it.</summary>
public record RecordMeeting(
    [property: Required] bool? HostCame, [property: Required] bool? GuestCame, MeetingOutcome? Outcome, [property: Range(0, 1e12)] decimal? Value,
    [property: StringLength(1000)] string? Note);

/// <summary>Calls the event off.</summary>
public record CancelDay([property: Required, StringLength(500, MinimumLength = 2)] string? Reason);
