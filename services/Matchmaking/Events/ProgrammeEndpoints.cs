using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.Matchmaking.Scenarios;
using ScenarioHub.Matchmaking.Visibility;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>A place where a meeting could go.</summary>
/// <param name="Lawful">Whether it can.</param>
/// <param name="With">Who would change places with it.</param>
/// <param name="Reason">Why it cannot, in the reader's language.</param>
public record PlaceView(int Slot, int Room, bool Lawful, string? With, string? Code, string? Reason);

/// <summary>The programme of an event: computed, changed by hand, and what came of it.</summary>
internal static class ProgrammeEndpoints
{
    public static void MapProgramme(this RouteGroupBuilder group)
    {
        group.MapPost("/{id:guid}/schedule", Schedule).ForParksAndAdministrators();
        group.MapPost("/{id:guid}/meetings", Put).ForParksAndAdministrators();
        group.MapGet("/{id:guid}/meetings/{meeting:guid}/places", Places).ForParksAndAdministrators();
        group.MapPost("/{id:guid}/meetings/{meeting:guid}/move", Move).ForParksAndAdministrators();
        group.MapDelete("/{id:guid}/meetings/{meeting:guid}", TakeOff).ForParksAndAdministrators();
        group.MapPost("/{id:guid}/meetings/{meeting:guid}/record", Record).RequireAuthorization(Policies.Verified);
        group.MapGet("/{id:guid}/calendar", Calendar).RequireAuthorization(Policies.Verified);
    }

    private static async Task<Results<Ok<DayView>, NotFound>> Schedule(
        Guid id, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, PairReading pairs, TimeProvider clock, CancellationToken ct)
    {
        if (await db.OwnDayAsync(id, user, ct) is not { } day)
        {
            return TypedResults.NotFound();
        }

        var rules = await pairs.ReadAsync(day, fits: (_, _) => true, ct);
        return await DayEndpoints.ActAsync(id, "event.schedule", ifMatch, user, db, clock, (known, _) => { known.Arrange(rules, ct); return null; }, ct);
    }

    private static async Task<Results<Ok<List<PlaceView>>, NotFound>> Places(
        Guid id, Guid meeting, ClaimsPrincipal user, MatchmakingDb db, PairReading pairs, ProblemTexts texts, CancellationToken ct)
    {
        if (await db.OwnDayAsync(id, user, ct) is not { } day || day.Meetings.FirstOrDefault(m => m.Id == meeting) is not { } known)
        {
            return TypedResults.NotFound();
        }

        var programme = new Programme(day, await pairs.ReadAsync(day, fits: null, ct));
        return TypedResults.Ok(programme.Places(known).Select(p => new PlaceView(
            p.Slot, p.Room, p.Refusal is null, p.Other is null ? null : $"{day.SideOf(p.Other.HostId).Name} – {day.SideOf(p.Other.GuestId).Name}", p.Refusal?.Code,
            p.Refusal is { } refusal ? texts.Of(refusal.Code, refusal.Arguments) : null)).ToList());
    }

    private static Task<Results<Ok<DayView>, NotFound>> Move(
        Guid id, Guid meeting, MoveMeeting command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, PairReading pairs, TimeProvider clock, CancellationToken ct) =>
        ByHandAsync(id, "event.move", fits: null, ifMatch, user, db, pairs, clock, (day, rules, now) => day.Move(meeting, command.Slot!.Value, command.Room!.Value, rules, now), ct);

    private static Task<Results<Ok<DayView>, NotFound>> Put(
        Guid id, PutMeeting command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, PairReading pairs, TimeProvider clock, CancellationToken ct) =>
        ByHandAsync(
            id, "event.put", fits: (host, guest) => host.Id == command.HostId && guest.Id == command.GuestId, ifMatch, user, db, pairs, clock,
            (day, rules, now) => day.Put(command.HostId!.Value, command.GuestId!.Value, command.Slot!.Value, command.Room!.Value, rules, now), ct);

    private static Task<Results<Ok<DayView>, NotFound>> TakeOff(
        Guid id, Guid meeting, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct) =>
        DayEndpoints.ActAsync(id, "event.take-off", ifMatch, user, db, clock, (day, now) => day.TakeOff(meeting, now), ct);

    /// <summary>By those who run the event or either side, with the meeting's version.</summary>
    private static async Task<Results<Ok<DayView>, NotFound>> Record(
        Guid id, Guid meeting, RecordMeeting command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var day = await db.SeenDayAsync(id, user, ct);
        if (day?.Meetings.FirstOrDefault(m => m.Id == meeting) is not { } known
            || !(day.IsRunBy(user) || (day.State is DayState.Published or DayState.Held && new[] { known.HostId, known.GuestId }.Any(s => day.SideOf(s).OrganizationId == own))))
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(known);
        var now = await db.NowAsync(ct);
        RuleException.ThrowIf(!day.MayRecord(known, now), "event.not-begun", day.Name);
        known.Record(command.HostCame!.Value, command.GuestCame!.Value, command.Outcome, command.Value, command.Note?.Trim(), now);
        db.Record(user, "event.record", day.Id, day.OwnerId, new { meeting, command.HostCame, command.GuestCame, command.Outcome, command.Value });
        await db.SaveChangesAsync(ct);
        return await DayEndpoints.ViewAsync(day, user, db, clock, ct);
    }

    /// <summary>The reader's meetings, or for those who run the event all, as iCalendar.</summary>
    private static async Task<Results<ContentHttpResult, NotFound>> Calendar(Guid id, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.SeenDayAsync(id, user, ct) is not { } day)
        {
            return TypedResults.NotFound();
        }

        var view = DayView.Of(day, user, await AimedScenarios.ReadAsync(db, ct), clock.GetUtcNow());
        return TypedResults.Text(Icalendar.Of(view, clock.GetUtcNow()), "text/calendar", System.Text.Encoding.UTF8);
    }

    private static async Task<Results<Ok<DayView>, NotFound>> ByHandAsync(
        Guid id, string name, Func<Side, Side, bool>? fits, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, PairReading pairs, TimeProvider clock,
        Func<MeetingDay, PairRules, DateTimeOffset, object?> act, CancellationToken ct)
    {
        if (await db.OwnDayAsync(id, user, ct) is not { } day)
        {
            return TypedResults.NotFound();
        }

        var rules = await pairs.ReadAsync(day, fits, ct);
        return await DayEndpoints.ActAsync(id, name, ifMatch, user, db, clock, (known, now) => act(known, rules, now), ct);
    }
}
