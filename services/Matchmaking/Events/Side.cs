using ScenarioHub.Contracts;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>Somebody who is asked to an event (参会方): a park with a scenario, a funder, or a company.</summary>
public class Side : IVersioned
{
    /// <summary>More wishes than this say nothing.</summary>
    public const int MostWishes = 20;

    private Side()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid DayId { get; private init; }

    public long Version { get; private set; } = 1;

    public SideRole Role { get; private init; }

    public Guid OrganizationId { get; private init; }

    public string OrganizationName { get; private init; } = "";

    public Guid? ScenarioId { get; private init; }

    public string? ScenarioName { get; private init; }

    public SideState State { get; private set; }

    /// <summary>The slots in which it is there, by their numbers from 0.</summary>
    public int[] Present { get; private set; } = [];

    /// <summary>Whom it wants to meet, most wanted first.</summary>
    public Guid[] Wishes { get; private set; } = [];

    public string? Reason { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public bool IsHost => Role != SideRole.Company;

    public Party Organization => new(OrganizationId, OrganizationName);

    /// <summary>How it is called in a programme.</summary>
    public string Name => ScenarioName is null ? OrganizationName : $"{OrganizationName} · {ScenarioName}";

    internal static Side Of(Guid day, SideRole role, Party organization, Guid? scenario = null, string? scenarioName = null) => new()
    {
        DayId = day, Role = role, OrganizationId = organization.Id, OrganizationName = organization.Name, ScenarioId = scenario, ScenarioName = scenarioName,
    };

    internal bool IsThere(int slot) => State == SideState.Accepted && Present.Contains(slot);

    internal void Invite() => MoveTo(SideState.Invited);

    internal void Remove() => MoveTo(SideState.Removed);

    internal void Return(bool invited) => MoveTo(invited ? SideState.Invited : SideState.Proposed);

    internal void Accept(IEnumerable<int> present, IEnumerable<Guid> wishes, DateTimeOffset now)
    {
        MoveTo(SideState.Accepted);
        (Present, Wishes, Reason, AnsweredAt) = ([.. present.Distinct().Order()], [.. wishes.Distinct().Take(MostWishes)], null, now);
    }

    internal void Decline(string? reason, DateTimeOffset now)
    {
        MoveTo(SideState.Declined);
        (Present, Wishes, Reason, AnsweredAt) = ([], [], reason, now);
    }

    private void MoveTo(SideState next)
    {
        var allowed = (State, next) is (SideState.Proposed, SideState.Invited) or (SideState.Removed, SideState.Proposed or SideState.Invited)
            or (SideState.Invited or SideState.Accepted or SideState.Declined, SideState.Accepted or SideState.Declined)
            or (SideState.Proposed or SideState.Invited or SideState.Accepted or SideState.Declined, SideState.Removed);
        RuleException.ThrowIf(!allowed, "event.side-transition", OrganizationName);
        State = next;
        Version++;
    }
}
