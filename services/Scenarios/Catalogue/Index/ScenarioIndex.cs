using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Catalogue.Index;

/// <summary>
/// The catalogue in memory. Every scenario has a slot; a changed one gets a new slot and its old one dies, so that all inner lists only
/// grow at their end and stay sorted by themselves. Not safe for a reader beside a writer: <see cref="CatalogueIndex"/> sees to that.
/// </summary>
internal sealed class ScenarioIndex
{
    private readonly List<IndexedScenario> _scenarios = [];
    private readonly Dictionary<Guid, int> _slots = [];
    private readonly Dictionary<string, int> _numbers = [];
    private readonly Bitmap _live = new();

    /// <summary>What is live and for everyone.</summary>
    private readonly Bitmap _everyones = new();
    private readonly Dictionary<Guid, Bitmap> _aimedAt = [];

    /// <summary>The words.</summary>
    public TextIndex Text { get; } = new();

    /// <summary>The facets.</summary>
    public Dimensions Dimensions { get; } = new();

    /// <summary>Newest first; inside one list in the order of the numbers.</summary>
    public SlotOrder Newest { get; } = new(s => (-Listed(s), 0));

    /// <summary>The nearest deadline first, those without one last.</summary>
    public SlotOrder Deadline { get; } = new(s => (s.Summary.Deadline?.UtcTicks ?? long.MaxValue, 0));

    /// <summary>The largest investment first as people who are signed in see it.</summary>
    public SlotOrder Investment { get; } = new(s => (Largest(s.Summary.InvestmentYuan), -Listed(s)));

    /// <summary>The same as everybody sees it: what is kept from the public sorts like nothing.</summary>
    public SlotOrder PublicInvestment { get; } = new(s => (Largest(s.Public.InvestmentYuan), -Listed(s)));

    /// <summary>How many slots there are, dead ones too.</summary>
    public int Slots => _scenarios.Count;

    /// <summary>Whether so many slots are dead that building anew is worth it.</summary>
    public bool IsWorn => _scenarios.Count - _slots.Count > 1000 + (_slots.Count / 2);

    /// <summary>The scenario in a slot.</summary>
    public IndexedScenario this[int slot] => _scenarios[slot];

    /// <summary>
    /// The slots that a reader may see: the one place where the index asks who may see what. Only scenarios in a state of
    /// <see cref="Visibility.PublicStates"/> are ever read into it. The set may be the index's own: copy it to narrow it.
    /// </summary>
    public Bitmap SeenBy(Reader reader)
    {
        if (reader.Administrator || reader.Supervisor)
        {
            return _live;
        }

        return reader.SignedIn && _aimedAt.TryGetValue(reader.Organization, out var aimed) ? _everyones.Copy().Or(aimed).And(_live) : _everyones;
    }

    /// <summary>The slot of a scenario, if it is public.</summary>
    public int? SlotOf(Guid id) => _slots.TryGetValue(id, out var slot) ? slot : null;

    /// <summary>The same by its number.</summary>
    public int? SlotOf(string number) => _numbers.TryGetValue(number, out var slot) ? slot : null;

    /// <summary>Takes scenarios in, instead of what was known of them.</summary>
    public void Add(IReadOnlyList<IndexedRow> rows)
    {
        var first = _scenarios.Count;
        foreach (var row in rows)
        {
            Remove(row.Scenario.Summary.Id);
            var slot = _scenarios.Count;
            _scenarios.Add(row.Scenario);
            _slots.Add(row.Scenario.Summary.Id, slot);
            _numbers.Add(row.Scenario.Summary.Number, slot);
            _live[slot] = true;
            Aim(slot, row.Scenario);
            Text.Add(slot, row);
            Dimensions.Add(slot, row.Scenario);
        }

        var added = _scenarios.GetRange(first, rows.Count);
        foreach (var order in new[] { Newest, Deadline, Investment, PublicInvestment })
        {
            order.Add(first, added);
        }
    }

    /// <summary>Forgets a scenario that is public no longer.</summary>
    public void Remove(Guid id)
    {
        if (_slots.Remove(id, out var slot))
        {
            _numbers.Remove(_scenarios[slot].Summary.Number);
            _live[slot] = false;
            _everyones[slot] = false;
        }
    }

    /// <summary>Notes for whom a scenario is; the same rule as <see cref="Visibility.MayFind"/>.</summary>
    private void Aim(int slot, IndexedScenario scenario)
    {
        if (scenario.Audience is null)
        {
            _everyones[slot] = true;
            return;
        }

        foreach (var organization in scenario.Audience.Append(scenario.Summary.OwnerId))
        {
            if (!_aimedAt.TryGetValue(organization, out var slots))
            {
                _aimedAt.Add(organization, slots = new());
            }

            slots[slot] = true;
        }
    }

    private static long Listed(IndexedScenario s) => s.Summary.ListedAt?.UtcTicks ?? 0;

    private static long Largest(decimal? yuan) => yuan is { } amount ? -(long)(amount * 100) : long.MaxValue;
}
