using System.Linq.Expressions;
using System.Security.Claims;
using ScenarioHub.Matchmaking.Events;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Matchmaking.Visibility;

/// <summary>
/// Who may see what now. Every channel that answers with a match, an introduction or a profile asks here, as part of its query, so that what
/// may not be seen is not read at all.
/// </summary>
public static class Sight
{
    /// <summary>
    /// A match before its approval: those who run and those who supervise the platform, nobody else. From the introduction on also both
    /// parties.
    /// </summary>
    public static Expression<Func<Match, bool>> OfMatches(ClaimsPrincipal user)
    {
        var (all, own) = (user.IsAdministrator() || user.IsSupervisor(), user.OrganizationId());
        return match => all || (match.Introduction != null && (match.Introduction.ParkId == own || match.Introduction.CompanyId == own));
    }

    /// <summary>A withdrawn profile is its company's and the administrators'.</summary>
    public static Expression<Func<CapabilityProfile, bool>> OfProfiles(ClaimsPrincipal user)
    {
        var (all, own) = (user.IsAdministrator() || user.IsSupervisor(), user.OrganizationId());
        return profile => all || profile.State == ProfileState.Active || profile.CompanyId == own;
    }

    /// <summary>An event: those who run it and those who supervise; from the invitation on also who was asked.</summary>
    public static Expression<Func<MeetingDay, bool>> OfDays(ClaimsPrincipal user)
    {
        var (all, own) = (user.IsAdministrator() || user.IsSupervisor(), user.OrganizationId());
        return day => all || day.OwnerId == own
            || (day.State != DayState.Draft && day.Sides.Any(s => s.OrganizationId == own && s.State != SideState.Proposed && s.State != SideState.Removed));
    }

    /// <summary>An event that the person runs: administrators all, a park its own.</summary>
    public static Expression<Func<MeetingDay, bool>> RunDays(ClaimsPrincipal user)
    {
        var (all, own) = (user.IsAdministrator(), user.OrganizationId());
        return day => all || day.OwnerId == own;
    }
}
