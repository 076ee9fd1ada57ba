using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Lists;

/// <summary>Where a list stands.</summary>
public enum ListState
{
    /// <summary>编制中.</summary>
    Drafting,

    /// <summary>已发布.</summary>
    Published,
}

/// <summary>A numbered, dated batch of approved scenarios (清单). Publishing makes all of them public in one act.</summary>
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

    /// <summary>Its scenarios, in the order in which they are printed.</summary>
    public IReadOnlyList<ListEntry> Entries => _entries;

    /// <summary>Starts one with approved scenarios of its owner.</summary>
    public static ScenarioList Create(Party owner, string title, string? introduction, IReadOnlyList<Scenario> scenarios, DateTimeOffset now)
    {
        var list = new ScenarioList { OwnerId = owner.Id, OwnerName = owner.Name, CreatedAt = now };
        list.Write(title, introduction, scenarios);
        return list;
    }

    /// <summary>Changes title and choice while it is being drafted.</summary>
    public void Edit(string title, string? introduction, IReadOnlyList<Scenario> scenarios)
    {
        RuleException.ThrowIf(State != ListState.Drafting, "list.published", Number);
        Write(title, introduction, scenarios);
        Version++;
    }

    /// <summary>Publishes it: every scenario becomes listed, and each gives the fact that tells of it.</summary>
    public (ListPublished List, IReadOnlyList<ScenarioListed> Scenarios) Publish(string number, IReadOnlyList<Scenario> scenarios, DateTimeOffset now)
    {
        RuleException.ThrowIf(State != ListState.Drafting, "list.published", Number);
        RuleException.ThrowIf(scenarios.Count == 0, "list.empty");
        RefuseUnapproved(scenarios);
        State = ListState.Published;
        Number = number;
        PublishedAt = now;
        Version++;
        var listed = scenarios.Select(scenario => scenario.List(Id, now)).ToList();
        return (new(Id, Version, number, Title, new(OwnerId, OwnerName), listed.Count, now), listed);
    }

    private void Write(string title, string? introduction, IReadOnlyList<Scenario> scenarios)
    {
        RefuseUnapproved(scenarios);
        Title = title.Trim();
        Introduction = introduction;
        TitleTokens = [.. Tokens.ForIndex(Title)];
        _entries.RemoveAll(entry => scenarios.All(scenario => scenario.Id != entry.ScenarioId));
        for (var position = 0; position < scenarios.Count; position++)
        {
            if (_entries.Find(entry => entry.ScenarioId == scenarios[position].Id) is { } kept)
            {
                kept.Position = position;
            }
            else
            {
                _entries.Add(new() { ListId = Id, ScenarioId = scenarios[position].Id, Position = position });
            }
        }
    }

    private static void RefuseUnapproved(IReadOnlyList<Scenario> scenarios)
    {
        var others = scenarios.Where(scenario => scenario.State != ScenarioState.Approved).Select(scenario => scenario.Number).ToList();
        RuleException.ThrowIf(others.Count > 0, "list.not-approved", string.Join(", ", others));
    }
}
