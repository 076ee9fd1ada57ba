using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts;
using ScenarioHub.Matchmaking.Scenarios;
using ScenarioHub.Matchmaking.Visibility;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>Matchmaking events (对接会): prepared and run by administrators and parks; read by those who were asked.</summary>
public static class DayEndpoints
{
    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/events").WithTags("Events");
        group.MapGet("", List).RequireAuthorization(Policies.Verified);
        group.MapGet("/{id:guid}", Get).RequireAuthorization(Policies.Verified);
        group.MapPost("", Create).ForParksAndAdministrators().Idempotent<MatchmakingDb>();
        group.MapPut("/{id:guid}", Change).ForParksAndAdministrators();
        group.MapPost("/{id:guid}/invite", Invite).ForParksAndAdministrators();
        group.MapPost("/{id:guid}/publish", Publish).ForParksAndAdministrators();
        group.MapPost("/{id:guid}/close", Close).ForParksAndAdministrators();
        group.MapPost("/{id:guid}/cancel", Cancel).ForParksAndAdministrators();
        group.MapSides();
        group.MapProgramme();
    }

    /// <summary>Those to come and those that were, latest first.</summary>
    private static async Task<Page<DayRow>> List([AsParameters] PageRequest page, string? state, ClaimsPrincipal user, MatchmakingDb db, CancellationToken ct)
    {
        var (only, own) = (Choice.Of<DayState>(state, "state"), user.OrganizationId());
        var days = db.Days.AsNoTracking().Where(Sight.OfDays(user)).Where(d => only == null || d.State == only);
        if (page.After is not null)
        {
            var after = Cursor.Read<Mark>(page.After);
            days = days.Where(d => d.StartsAt < after.StartsAt || (d.StartsAt == after.StartsAt && d.Id > after.Id));
        }

        var rows = await days.OrderByDescending(d => d.StartsAt).ThenBy(d => d.Id).Take(page.Size + 1)
            .Select(d => new
            {
                d.Id, d.Version, d.Number, d.Name, d.Place, d.OwnerId, d.OwnerName, d.State, d.StartsAt, d.AnswerBy,
                Mine = d.Sides.Where(s => s.OrganizationId == own && s.State != SideState.Proposed && s.State != SideState.Removed)
                    .OrderBy(s => s.State == SideState.Invited ? 0 : s.State == SideState.Accepted ? 1 : 2).Select(s => (SideState?)s.State).FirstOrDefault(),
            }).ToListAsync(ct);
        var found = rows.ConvertAll(d => new DayRow(
            d.Id, d.Version, d.Number, d.Name, d.Place, new(d.OwnerId, d.OwnerName), d.State, d.StartsAt, d.AnswerBy, d.Mine));
        return Page.Of(found, page.Size, last => Cursor.Write(new Mark(last.StartsAt, last.Id)));
    }

    private static async Task<Results<Ok<DayView>, NotFound>> Get(Guid id, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct) =>
        await db.SeenDayAsync(id, user, ct) is { } day ? await ViewAsync(day, user, db, clock, ct) : TypedResults.NotFound();

    private static async Task<Created<DayView>> Create(PrepareDay command, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct)
    {
        var (frame, now) = (command.Frame().Checked(), clock.GetUtcNow());
        var number = (await db.TakeNumbersAsync("DJ", now.ToOffset(TimeSpan.FromHours(8)).Year, 1, ct))[0];
        var day = MeetingDay.Of(number, new Party(user.OrganizationId(), user.OrganizationName()), frame, now);
        db.Days.Add(day);
        db.Record(user, "event.create", day.Id, day.OwnerId, new { day.Number, day.Name });
        await db.SaveChangesAsync(ct);
        return TypedResults.Created($"/api/matchmaking/events/{day.Id}", (await ViewAsync(day, user, db, clock, ct)).Value);
    }

    private static Task<Results<Ok<DayView>, NotFound>> Change(
        Guid id, PrepareDay command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct) =>
        ActAsync(id, "event.change", ifMatch, user, db, clock, (day, _) => { day.Change(command.Frame()); return null; }, ct);

    private static Task<Results<Ok<DayView>, NotFound>> Invite(Guid id, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct) =>
        ActAsync(id, "event.invite", ifMatch, user, db, clock, (day, now) => day.Invite(now), ct);

    private static Task<Results<Ok<DayView>, NotFound>> Publish(Guid id, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct) =>
        ActAsync(id, "event.publish", ifMatch, user, db, clock, (day, now) => day.Publish(now), ct);

    private static Task<Results<Ok<DayView>, NotFound>> Close(Guid id, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct) =>
        ActAsync(id, "event.close", ifMatch, user, db, clock, (day, now) => day.Close(now), ct);

    private static Task<Results<Ok<DayView>, NotFound>> Cancel(
        Guid id, CancelDay command, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct) =>
        ActAsync(id, "event.cancel", ifMatch, user, db, clock, (day, now) => day.Cancel(command.Reason!.Trim(), now), ct);

    /// <summary>One act of those who run the event: done, told, kept.</summary>
    internal static async Task<Results<Ok<DayView>, NotFound>> ActAsync(
        Guid id, string name, IfMatch ifMatch, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, Func<MeetingDay, DateTimeOffset, object?> act, CancellationToken ct)
    {
        if (await db.OwnDayAsync(id, user, ct) is not { } day)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(day);
        if (act(day, await db.NowAsync(ct)) is { } fact)
        {
            db.Publish(fact);
        }

        db.Record(user, name, day.Id, day.OwnerId, day.CancelReason is { } reason ? new { day.Number, reason } : new { day.Number });
        await db.SaveChangesAsync(ct);
        return await ViewAsync(day, user, db, clock, ct);
    }

    internal static async Task<Ok<DayView>> ViewAsync(MeetingDay day, ClaimsPrincipal user, MatchmakingDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(DayView.Of(day, user, await AimedScenarios.ReadAsync(db, ct), clock.GetUtcNow()));

    private sealed record Mark(DateTimeOffset StartsAt, Guid Id);
}
