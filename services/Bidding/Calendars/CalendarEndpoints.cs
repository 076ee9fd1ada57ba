using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Calendar;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Calendars;

/// <summary>What an administrator says of a day.</summary>
public record DayInput([Required] DayKind? Kind, [Required, StringLength(50, MinimumLength = 1)] string Name);

/// <summary>A day that is not what its weekday says. <c>Version</c> is 0 unless an administrator has entered it.</summary>
public record DayView(DateOnly Date, DayKind Kind, string Name, bool Entered, long Version) : IVersioned;

/// <summary>The working-day calendar (工作日历): read by everyone, kept by administrators.</summary>
public static class CalendarEndpoints
{
    /// <summary>Maps <c>GET /calendar?year=</c> and the changes of a day.</summary>
    public static void MapCalendar(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/calendar").WithTags("Calendar");
        group.MapGet("/", Year).AllowAnonymous();
        group.MapPut("/{date}", Enter).RequireAuthorization(Policies.Administrator);
        group.MapDelete("/{date}", Forget).RequireAuthorization(Policies.Administrator);
    }

    /// <summary>The calendar with what administrators have entered.</summary>
    public static async Task<WorkingDays> WorkingDaysAsync(this BiddingDb db, CancellationToken ct) =>
        WorkingDays.Load().With((await db.CalendarDays.AsNoTracking().ToListAsync(ct)).Select(d => new CalendarDay(d.Date, d.Kind, d.Name)));

    private static async Task<List<DayView>> Year(int? year, BiddingDb db, TimeProvider clock, CancellationToken ct)
    {
        var asked = year ?? clock.GetUtcNow().InBeijing().Year;
        var entered = await db.CalendarDays.AsNoTracking().Where(d => d.Date.Year == asked).ToDictionaryAsync(d => d.Date, ct);
        return
        [
            .. WorkingDays.Load().Days.Where(d => d.Date.Year == asked && !entered.ContainsKey(d.Date)).Select(d => new DayView(d.Date, d.Kind, d.Name, false, 0))
                .Concat(entered.Values.Select(Of)).OrderBy(d => d.Date),
        ];
    }

    private static async Task<Ok<DayView>> Enter(
        DateOnly date, DayInput input, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        var weekend = date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        if (input.Kind is DayKind.Workday && !weekend)
        {
            throw new InvalidException("kind", "calendar.workday");
        }

        var entry = await db.CalendarDays.FindAsync([date], ct);
        ifMatch.Check(new Seen(entry?.Version ?? 0));
        if (entry is null)
        {
            entry = db.CalendarDays.Add(CalendarEntry.Of(date, input.Kind!.Value, input.Name.Trim())).Entity;
        }
        else
        {
            entry.Change(input.Kind!.Value, input.Name.Trim());
        }

        db.Record(user, "calendar.entered", Subject(date), detail: new { date, input.Kind, input.Name });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(Of(entry));
    }

    private static async Task<Results<NoContent, NotFound>> Forget(DateOnly date, IfMatch ifMatch, ClaimsPrincipal user, BiddingDb db, CancellationToken ct)
    {
        if (await db.CalendarDays.FindAsync([date], ct) is not { } entry)
        {
            return TypedResults.NotFound();
        }

        ifMatch.Check(entry);
        db.CalendarDays.Remove(entry);
        db.Record(user, "calendar.forgotten", Subject(date), detail: new { date });
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }

    private static DayView Of(CalendarEntry entry) => new(entry.Date, entry.Kind, entry.Name, true, entry.Version);

    /// <summary>The audit trail names its subjects by ids; a day's is made from its date.</summary>
    private static Guid Subject(DateOnly date) => new(SHA256.HashData(Encoding.ASCII.GetBytes($"calendar {date:O}")).AsSpan(0, 16));

    private sealed record Seen(long Version) : IVersioned;
}
