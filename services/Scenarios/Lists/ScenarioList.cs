using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Scenarios.Audiences;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using ScenarioHub.Text;
using static ScenarioHub.Scenarios.Lists.ListState;

namespace ScenarioHub.Scenarios.Lists;

/// <summary>A numbered, dated batch of approved scenarios (清单). Publishing makes all of them visible in one act, to everyone or to its audience.</summary>
public class ScenarioList : IVersioned
{
    private readonly List<ListEntry> _entries = [];

    private ScenarioList()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    /// <summary>Such as <c>QD-2026-000001</c>; given when it is published.</summary>
    public string? Number { get; private set; }

    public string Title { get; private set; } = "";

    public string? Introduction { get; private set; }

    public ListState State { get; private set; }

    public Guid OwnerId { get; private set; }

    public string OwnerName { get; private set; } = "";

    public string[] TitleTokens { get; private set; } = [];

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Whom it is for; nothing where it is for everyone.</summary>
    public AudienceRule? Audience { get; private set; }

    /// <summary>The organisations that the audience came to at publication, and those that have come to fit since.</summary>
    public Guid[]? Members { get; private set; }

    /// <summary>When it will be published by itself.</summary>
    public DateTimeOffset? ScheduledAt { get; private set; }

    /// <summary>The rule that kept it from being published at its hour.</summary>
    public string? ScheduleProblem { get; private set; }

    /// <summary>The older list that this one takes the place of once it is published.</summary>
    public Guid? SupersedesId { get; private set; }

    public Guid? SupersededById { get; private set; }

    public DateTimeOffset? SupersededAt { get; private set; }

    /// <summary>Its scenarios, in the order in which they are printed.</summary>
    public IReadOnlyList<ListEntry> Entries => _entries;

    private Party Owner => new(OwnerId, OwnerName);

    /// <summary>Starts one with approved scenarios of its owner.</summary>
    public static ScenarioList Create(Party owner, DraftList text, IReadOnlyList<Scenario> scenarios, DateTimeOffset now)
    {
        var list = new ScenarioList { OwnerId = owner.Id, OwnerName = owner.Name, CreatedAt = now };
        list.Write(text, scenarios);
        return list;
    }

    /// <summary>Changes text, choice and audience while it is being drafted.</summary>
    public void Edit(DraftList text, IReadOnlyList<Scenario> scenarios)
    {
        RefuseUnless(Drafting);
        Write(text, scenarios);
        ScheduleProblem = null;
        Version++;
    }

    /// <summary>Sets the hour at which it is published by itself. It is not changed until then, unless it is taken back first.</summary>
    public void Schedule(DateTimeOffset at, IReadOnlyList<Scenario> scenarios, DateTimeOffset now)
    {
        RefuseUnless(Drafting);
        RuleException.ThrowIf(at <= now, "list.schedule-past");
        RefuseUnready(scenarios);
        MoveTo(Scheduled);
        (ScheduledAt, ScheduleProblem) = (at, null);
    }

    /// <summary>Takes it back to be drafted further.</summary>
    public void Unschedule()
    {
        RuleException.ThrowIf(State != Scheduled, "list.not-scheduled");
        MoveTo(Drafting);
        ScheduledAt = null;
    }

    /// <summary>The hour has come and a rule does not hold: it is a draft again, and its park is told which rule.</summary>
    public ListScheduleFailed FailSchedule(string reason, DateTimeOffset now)
    {
        Unschedule();
        ScheduleProblem = reason;
        return new(Id, Version, Title, Owner, reason, now);
    }

    /// <summary>Publishes it: every scenario becomes listed, and each gives the fact that tells of it.</summary>
    public (ListPublished List, IReadOnlyList<ScenarioListed> Scenarios) Publish(
        string number, IReadOnlyList<Scenario> scenarios, Guid[]? members, DateTimeOffset now)
    {
        RuleException.ThrowIf(State is Published or Superseded, "list.published", Number);
        RefuseUnready(scenarios);
        RuleException.ThrowIf(members is [], "list.audience-nobody");
        MoveTo(Published);
        (Number, PublishedAt, Members, ScheduledAt) = (number, now, members, null);
        var listed = scenarios.Select(scenario => scenario.List(Id, members, now)).ToList();
        var audience = Audience is null ? null : new ListAudience(
            Audience.Tiers ?? [], Audience.Regions ?? [], Audience.Fields ?? [], Audience.Organizations ?? [], members ?? []);
        return (new(Id, Version, number, Title, Owner, listed.Count, now, audience), listed);
    }

    /// <summary>A newer list takes its place. What it lists stays listed, and its snapshot stays as it is.</summary>
    public void SupersedeBy(Guid newer, DateTimeOffset now)
    {
        MoveTo(Superseded);
        (SupersededById, SupersededAt) = (newer, now);
    }

    /// <summary>Lets an organisation in, or out.</summary>
    public void Turn(Guid organization, bool inside)
    {
        Members = inside ? [.. Members ?? [], organization] : [.. (Members ?? []).Where(m => m != organization)];
        Version++;
    }

    /// <summary>Who may see it now, for other services to copy.</summary>
    public ListAudienceChanged TellAudience(IReadOnlyList<Guid> joined, DateTimeOffset now) => new(Id, Version, Number!, Title, Owner, Members!, joined, now);

    /// <summary>The whole life cycle in one place.</summary>
    public static bool Allows(ListState from, ListState to) => (from, to) is
        (Drafting, Scheduled or Published)
        or (Scheduled, Drafting or Published)
        or (Published, Superseded);

    private void MoveTo(ListState next)
    {
        if (!Allows(State, next))
        {
            RefuseUnless(Drafting);
            throw new RuleException($"list.cannot-be-{next.ToString().ToLowerInvariant()}");
        }

        State = next;
        Version++;
    }

    private void RefuseUnless(ListState state)
    {
        RuleException.ThrowIf(State is Published or Superseded && state != State, "list.published", Number);
        RuleException.ThrowIf(State != state, "list.scheduled");
    }

    private void Write(DraftList text, IReadOnlyList<Scenario> scenarios)
    {
        RefuseUnapproved(scenarios);
        Title = text.Title.Trim();
        Introduction = text.Introduction;
        Audience = text.Audience?.Settled();
        SupersedesId = text.SupersedesId;
        TitleTokens = [.. Tokens.ForIndex(Title)];
        var places = scenarios.Select((scenario, position) => (scenario.Id, position)).ToDictionary(p => p.Id, p => p.position);
        _entries.RemoveAll(entry => !places.ContainsKey(entry.ScenarioId));
        foreach (var entry in _entries)
        {
            places.Remove(entry.ScenarioId, out var position);
            entry.Position = position;
        }

        _entries.AddRange(places.Select(place => new ListEntry { ListId = Id, ScenarioId = place.Key, Position = place.Value }));
    }

    private static void RefuseUnready(IReadOnlyList<Scenario> scenarios)
    {
        RuleException.ThrowIf(scenarios.Count == 0, "list.empty");
        RefuseUnapproved(scenarios);
    }

    private static void RefuseUnapproved(IReadOnlyList<Scenario> scenarios)
    {
        var others = scenarios.Where(scenario => scenario.State != ScenarioState.Approved).Select(scenario => scenario.Number).ToList();
        RuleException.ThrowIf(others.Count > 0, "list.not-approved", string.Join(", ", others));
    }
}
