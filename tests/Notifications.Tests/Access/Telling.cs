using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Notifications.Tests.Catalogue;
using ScenarioHub.Testing;

namespace ScenarioHub.Notifications.Tests.Access;

/// <summary>One fact that tells a part of an audience, and what belongs to it.</summary>
/// <param name="Before">What must have happened before, so that it is told as it would be.</param>
/// <param name="To">Who hears of it.</param>
/// <param name="List">The list that it speaks of, or that its scenario is in.</param>
public sealed record Telling(Group Group, object Fact, IReadOnlyList<object> Before, TestPerson[] To, Guid List)
{
    private static readonly DateTimeOffset Later = Samples.At.AddDays(1);

    public Guid Message { get; } = Guid.CreateVersion7();

    /// <summary>What the service knows the event by.</summary>
    public Guid Event => Fact is ScenariosListed listed ? listed.ListId : Message;

    /// <summary>What tells a part to a group: one fact, or one for each person who is told as a person.</summary>
    public static IReadOnlyList<Telling> Of(Part part, Group group) => part.Told is Told.Person
        ? [.. group.People.Select(person => One(part, group, person, [person]))]
        : [One(part, group, group.AtOnce, group.People)];

    /// <summary>One fact that tells every group of a kind.</summary>
    public static IReadOnlyList<Telling> ToAll(Part part, IReadOnlyList<Group> groups) =>
        [One(part, groups[0], groups[0].AtOnce, [.. groups.SelectMany(group => group.People)])];

    /// <summary>What ends the right to the thing that this fact speaks of; nothing where the loss is the person's or the organisation's.</summary>
    public object? Ending() => (Group.Loss, Fact) switch
    {
        (Loss.LeavesAudience, _) => new ListAudienceChanged(List, 9, "QD", "定向", Stranger(), [], [], Later),
        (Loss.IsWithdrawn, ScenarioAmended a) => new ScenarioWithdrawn(a.ScenarioId, 9, a.Number, a.Name, a.Owner, "调整", Later),
        (Loss.Recuses, ExpertInvited e) => new ExpertAnswered(e.SeatId, 9, e.ChallengeId, e.Number, e.Title, Stranger(), "recused", 1, Later),
        (Loss.Recuses, ReviewDue e) => new ExpertAnswered(e.SeatId, 9, e.ChallengeId, e.Number, e.Title, Stranger(), "recused", 1, Later),
        (Loss.IsReleased, ExpertInvited e) => new ExpertReleased(e.SeatId, 9, e.ChallengeId, Later),
        (Loss.IsReleased, ReviewDue e) => new ExpertReleased(e.SeatId, 9, e.ChallengeId, Later),
        (Loss.LeavesConsortium, ConsortiumInvited e) => new ConsortiumMemberRemoved(e.BidId, 9, e.MemberId, Later),
        (Loss.LeavesContract, ContractChanged c) => c with { Version = 9, Members = [], Rationale = null, At = Later.AddDays(30) },
        (Loss.LeavesContract, MilestoneReminder m) => Contract(m, []) with { Version = 9, At = Later.AddDays(30) },
        (Loss.LeavesEvent, EventInvited e) => new EventSideRemoved(e.EventId, 9, Group.Organization, Later),
        (Loss.LeavesEvent, EventPublished e) => new EventSideRemoved(e.EventId, 9, Group.Organization, Later),
        (Loss.LeavesEvent, EventChanged e) => new EventSideRemoved(e.EventId, 9, Group.Organization, Later),
        (Loss.LeavesEvent, EventCancelled e) => new EventSideRemoved(e.EventId, 9, Group.Organization, Later),
        _ => null,
    };

    private static Telling One(Part part, Group group, TestPerson person, TestPerson[] to)
    {
        var samples = Samples.Between(
            part.Told is Told.Park ? group.Organization : Guid.CreateVersion7(),
            part.Told is Told.Company or Told.Person ? group.Organization : Guid.CreateVersion7(),
            part.Told is Told.Person ? person.PersonId : Guid.CreateVersion7());
        var fact = Fitted(samples[part.Place], group);
        var list = ListOf(fact);
        return new(group, fact, [.. Earlier(fact, samples, part, group, person, list)], to, list);
    }

    /// <summary>The sample with the group in the place that it has here: a member of the consortium, the supervisor's office.</summary>
    private static object Fitted(object fact, Group group) => fact switch
    {
        ContractChanged c when group.Loss is Loss.LeavesContract => c with { Supplier = Stranger(), Members = [new(group.Organization, "成员")] },
        MilestoneReminder m when group.Loss is Loss.LeavesContract => m with { Supplier = Stranger(), Members = [group.Organization] },
        ObjectionMoved { State: "appointed" } o when group.Told is Told.Platform => o with { Others = [group.Organization], Objector = Stranger() },
        _ => fact,
    };

    private static IEnumerable<object> Earlier(object fact, IReadOnlyList<object> samples, Part part, Group group, TestPerson person, Guid list)
    {
        switch (fact)
        {
            case ChallengeOpened when samples[part.Place - 1] is ChallengeOpened first:
                yield return first;
                break;
            case ScenarioAmended a when group.Told is Told.Person:
                yield return Listed(list, a.ScenarioId, group);
                break;
            case ListNoticePosted when group.Told is Told.Person:
                yield return Listed(list, Guid.CreateVersion7(), group);
                break;
            case ScenariosListed l:
                yield return new Followed(person.PersonId, "park", l.Owner.Id.ToString(), Samples.At);
                break;
            case MilestoneReminder m when group.Loss is Loss.LeavesContract:
                yield return Contract(m, [new(group.Organization, "成员")]);
                break;
        }
    }

    private static Guid ListOf(object fact) => fact switch
    {
        ListPublished l => l.ListId, ListAudienceChanged l => l.ListId, ScenariosListed l => l.ListId, ListNoticePosted l => l.ListId, _ => Guid.CreateVersion7(),
    };

    /// <summary>A list that is aimed at the group's organisation, as the service hears of it.</summary>
    private static ScenariosListed Listed(Guid list, Guid scenario, Group group) => new(
        list, "QD-2026-000007", "定向清单", Stranger(), [ListSamples.Scenario(Stranger(), scenario, "CJ-2026-000001", "智慧园区巡检")], [group.Organization], Samples.At);

    /// <summary>A contract that binds and of which nobody is told: the state alone.</summary>
    private static ContractChanged Contract(MilestoneReminder m, IReadOnlyList<Party> members) => new(
        m.ContractId, 4, Guid.CreateVersion7(), "BG-2026-000045", m.Title, m.ContractNumber, m.Owner, m.Supplier, members, 1, [], Samples.At.AddDays(-9), Samples.At,
        Samples.At.AddYears(1), [], "active", null, null, Samples.At);

    private static Party Stranger() => new(Guid.CreateVersion7(), "别的单位");
}
