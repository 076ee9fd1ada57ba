using System.Security.Claims;
using ScenarioHub.Matchmaking.Visibility;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>Who runs an event, and when a meeting's result can be entered.</summary>
internal static class Running
{
    /// <summary>Administrators run every event, a park its own.</summary>
    public static bool IsRunBy(this MeetingDay day, ClaimsPrincipal user) =>
        user.IsAdministrator() || (user.ActsFor(OrganizationKinds.Park) && day.OwnerId == user.OrganizationId());

    /// <summary>From the meeting's beginning on; the record can still be completed when the day is over.</summary>
    public static bool MayRecord(this MeetingDay day, Meeting meeting, DateTimeOffset now) =>
        day.State is DayState.Published or DayState.Held && now >= day.Slots[meeting.Slot].Start;
}
