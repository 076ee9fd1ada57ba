using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Visibility;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>Reads events whole, as far as somebody may know of them.</summary>
internal static class DayReading
{
    /// <summary>One that the person may see.</summary>
    public static Task<MeetingDay?> SeenDayAsync(this MatchmakingDb db, Guid id, ClaimsPrincipal user, CancellationToken ct) =>
        db.Days.Whole().Where(Sight.OfDays(user)).SingleOrDefaultAsync(d => d.Id == id, ct);

    /// <summary>One that the person runs.</summary>
    public static Task<MeetingDay?> OwnDayAsync(this MatchmakingDb db, Guid id, ClaimsPrincipal user, CancellationToken ct) =>
        db.Days.Whole().Where(Sight.RunDays(user)).SingleOrDefaultAsync(d => d.Id == id, ct);

    public static IQueryable<MeetingDay> Whole(this IQueryable<MeetingDay> days) => days.Include(d => d.Sides).Include(d => d.Meetings).AsSplitQuery();
}
