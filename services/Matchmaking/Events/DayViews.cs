using System.Security.Claims;
using ScenarioHub.Contracts;
using ScenarioHub.Matchmaking.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>An event in a list.</summary>
/// <param name="MyState">What the reader's organisation has said, where it was asked.</param>
public record DayRow(
    Guid Id, long Version, string Number, string Name, string Place, Party Owner, DayState State, DateTimeOffset StartsAt, DateTimeOffset AnswerBy, SideState? MyState) : IVersioned;

/// <summary>Somebody who takes part. Answers and wishes are there for those who run the event and for the side itself.</summary>
public record SideView(
    Guid Id, long Version, SideRole Role, Guid OrganizationId, string OrganizationName, Guid? ScenarioId, string? ScenarioName, SideState State,
    IReadOnlyList<int>? Present, IReadOnlyList<Guid>? Wishes, string? Reason, DateTimeOffset? AnsweredAt, bool Own) : IVersioned;

/// <summary>One meeting. Attendance and outcome are there for those who run the event and for both sides.</summary>
public record MeetingView(
    Guid Id, long Version, int Slot, int Room, Guid HostId, string HostName, Guid GuestId, string GuestName, int? Worth, bool ByHand, bool? HostCame, bool? GuestCame,
    MeetingOutcome? Outcome, decimal? Value, string? Note, bool CanRecord) : IVersioned;

/// <summary>An event as somebody reads it.</summary>
/// <param name="Worth">What the computed programme was worth; <paramref name="Bound"/> is what none can exceed. For those who run it.</param>
/// <param name="Can">What the reader may do: change, add, invite, schedule, publish, rearrange, close, cancel.</param>
public record DayView(
    Guid Id, long Version, string Number, string Name, string Place, string? Note, Party Owner, DayState State, IReadOnlyList<string> Rooms, IReadOnlyList<Slot> Slots,
    int MostPerSide, DateTimeOffset StartsAt, DateTimeOffset AnswerBy, DateTimeOffset CreatedAt, DateTimeOffset? PublishedAt, string? CancelReason, long? Worth,
    long? Bound, IReadOnlyList<SideView> Sides, IReadOnlyList<MeetingView> Meetings, IReadOnlyList<string> Can) : IVersioned
{
    /// <summary>Those who run or supervise it see all; who was asked sees who else takes part, and after the publication the own meetings.</summary>
    public static DayView Of(MeetingDay day, ClaimsPrincipal reader, AimedScenarios aimed, DateTimeOffset now)
    {
        var own = reader.OrganizationId();
        var (runs, all) = (day.IsRunBy(reader), day.IsRunBy(reader) || reader.IsSupervisor());
        var sides = day.Sides.Where(s => all || s.OrganizationId == own
            ? s.State != SideState.Removed || all
            : s.State is SideState.Accepted or SideState.Invited && (s.ScenarioId is not { } id || aimed.Admits(id, own))).OrderBy(s => s.Role).ThenBy(s => s.Id);
        var names = day.Sides.ToDictionary(s => s.Id);
        var meetings = day.Meetings.Where(m => all || (day.State is DayState.Published or DayState.Held && Has(m, own, names)))
            .OrderBy(m => m.Slot).ThenBy(m => m.Room);
        return new(
            day.Id, day.Version, day.Number, day.Name, day.Place, day.Note, day.Owner, day.State, day.Rooms, day.Slots, day.MostPerSide, day.StartsAt, day.AnswerBy,
            day.CreatedAt, day.PublishedAt, day.CancelReason, all ? day.Worth : null, all ? day.Bound : null, [.. sides.Select(s => ViewOf(s, own, all))],
            [.. meetings.Select(m => new MeetingView(
                m.Id, m.Version, m.Slot, m.Room, m.HostId, names[m.HostId].Name, m.GuestId, names[m.GuestId].Name, all ? m.Worth : null, m.ByHand, m.HostCame, m.GuestCame,
                m.Outcome, m.Value, m.Note, (runs || Has(m, own, names)) && day.MayRecord(m, now)))],
            runs ? Acts(day, now) : []);
    }

    private static SideView ViewOf(Side s, Guid own, bool all)
    {
        var whole = all || s.OrganizationId == own;
        return new(
            s.Id, s.Version, s.Role, s.OrganizationId, s.OrganizationName, s.ScenarioId, s.ScenarioName, s.State, whole ? s.Present : null, whole ? s.Wishes : null,
            whole ? s.Reason : null, whole ? s.AnsweredAt : null, s.OrganizationId == own);
    }

    private static bool Has(Meeting meeting, Guid organization, Dictionary<Guid, Side> sides) =>
        sides[meeting.HostId].OrganizationId == organization || sides[meeting.GuestId].OrganizationId == organization;

    private static IReadOnlyList<string> Acts(MeetingDay day, DateTimeOffset now) => day.State switch
    {
        DayState.Draft => ["change", "add", "invite", "cancel"],
        DayState.Inviting => ["add", "schedule", "cancel"],
        DayState.Scheduled => ["schedule", "rearrange", "publish", "cancel"],
        DayState.Published => now >= day.StartsAt ? ["rearrange", "close", "cancel"] : ["rearrange", "cancel"],
        DayState.Held or DayState.Cancelled => [],
    };
}
