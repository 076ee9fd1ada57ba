using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Catalogue.Index;

/// <summary>One question to the index: who asks, for what, at which moment. Dispose it when it is answered.</summary>
internal sealed class Finding : IDisposable
{
    private const int MostValues = 50;
    private static readonly Bitmap Nothing = new();

    private readonly ScenarioIndex _index;
    private readonly Reader _reader;
    private readonly DateTimeOffset _now;
    private readonly IReadOnlyList<Choosing> _choices;
    private readonly IReadOnlyList<Clause> _clauses;
    private readonly int[] _deadlines;
    private readonly TextMatch? _text;
    private readonly Bitmap _answering;
    private readonly Bitmap _found;

    /// <summary>Finds the slots that answer.</summary>
    public Finding(ScenarioIndex index, Reader reader, CatalogueFilter filter, DateTimeOffset now)
    {
        (_index, _reader, _now, _choices) = (index, reader, now, filter.Choices());
        _deadlines = [.. filter.Deadlines().Select(DeadlineBands.Of)];
        _clauses = filter.HasWords ? Clause.Of(filter.Q!) : [];
        var seen = index.SeenBy(reader);
        _text = _clauses.Count > 0 ? TextMatch.Of(_clauses, index.Text, index.Dimensions.Technology, seen, index.Slots) : null;
        _answering = _text?.Slots ?? (filter.HasWords ? new() : seen);
        _found = Without(null);
        Total = _found.Count;
    }

    /// <summary>How many answer.</summary>
    public int Total { get; }

    /// <summary>Whether they answer most of the words only.</summary>
    public bool Relaxed => _text?.Relaxed == true;

    /// <summary>One page in an order; the summaries show where they answer.</summary>
    public (IReadOnlyList<ScenarioSummary> Items, string? Next) Page(string? sort, string? after, int size)
    {
        var name = sort is null or "" ? (_text is null ? "newest" : "relevance") : sort is "relevance" && _text is null ? "newest" : sort;
        var order = name switch
        {
            "newest" => _index.Newest,
            "deadline" => _index.Deadline,
            "investment" => _reader.SignedIn ? _index.Investment : _index.PublicInvestment,
            "relevance" => null,
            _ => throw new InvalidException("sort", "field.choice", "newest | relevance | deadline | investment"),
        };
        var mark = Place.OfCursor(after, name);
        var slots = order is null ? Best(mark, size + 1) : order.Take(_found, Total, mark, size + 1);
        string? next = null;
        if (slots.Count > size)
        {
            slots.RemoveAt(size);
            var last = slots[^1];
            next = (order?.PlaceOf(_index[last]) ?? PlaceOf(last)).ToCursor(name);
        }

        var marks = _clauses.SelectMany(c => c.Marks).Distinct().ToList();
        return ([.. slots.Select(slot => Shown(_index[slot], marks))], next);
    }

    /// <summary>Which answer.</summary>
    public Guid[] Ids()
    {
        var ids = new List<Guid>(Total);
        foreach (var slot in _found)
        {
            ids.Add(_index[slot].Summary.Id);
        }

        return [.. ids];
    }

    /// <summary>How many each value of each facet would leave.</summary>
    public Facets Facets() => new(
        Count("kind"), Count("category"), Count("direction"), Count("technology"), Count("province"), Count("macroRegion"), Count("ownerId"), Count("mode"),
        Count("investment"), Count("state"), Count("firstOfKind"), Count("sandbox"), CountDeadlines());

    /// <summary>The scenarios with a deadline in a span of time, the nearest first.</summary>
    public IReadOnlyList<ScenarioSummary> Due(DateTimeOffset from, DateTimeOffset until, int most) =>
    [
        .. _index.Deadline.Take(_found, Total, new Place(from.UtcTicks, 0, ""), most).Select(slot => _index[slot].SeenBy(_reader)).TakeWhile(s => s.Deadline < until),
    ];

    /// <inheritdoc />
    public void Dispose() => _text?.Dispose();

    private IReadOnlyList<FacetValue> Count(string facet)
    {
        var chosen = _choices.Any(c => c.Facet == facet);
        var among = chosen ? Without(facet) : _found;
        return _index.Dimensions.Of(facet, _reader).Count(among, chosen ? among.Count : Total, MostValues);
    }

    private IReadOnlyList<FacetValue> CountDeadlines()
    {
        var counts = new long[DeadlineBands.All.Length];
        foreach (var slot in _deadlines is [] ? _found : Without("deadline"))
        {
            var deadline = _index.Deadline.FirstOf(slot);
            for (var band = 0; band < counts.Length; band++)
            {
                counts[band] += DeadlineBands.Holds(band, deadline, _now.UtcTicks) ? 1 : 0;
            }
        }

        return [.. DeadlineBands.All.Zip(counts, (band, count) => new FacetValue(band, count)).Where(value => value.Count > 0)];
    }

    /// <summary>What answers the choices of all facets, or of all but one: any value of each.</summary>
    private Bitmap Without(string? facet)
    {
        var slots = _answering.Copy();
        foreach (var choice in _choices)
        {
            if (choice.Facet != facet)
            {
                var dimension = _index.Dimensions.Of(choice.Facet, _reader);
                slots.AndAny([.. choice.Values.Select(value => dimension.Having(value) ?? Nothing)]);
            }
        }

        if (_deadlines is not [] && facet != "deadline")
        {
            foreach (var slot in slots)
            {
                if (!IsDue(_index.Deadline.FirstOf(slot)))
                {
                    slots[slot] = false;
                }
            }
        }

        return slots;
    }

    private bool IsDue(long deadline)
    {
        foreach (var band in _deadlines)
        {
            if (DeadlineBands.Holds(band, deadline, _now.UtcTicks))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The best answers behind a mark. Scores move a little as scenarios come and go, so a mark's own score is taken anew where its scenario
    /// still answers: what came before it then comes before it now.
    /// </summary>
    private List<int> Best(Place? mark, int most)
    {
        if (mark is { } stored && _index.SlotOf(stored.Number) is { } at && _found[at])
        {
            mark = PlaceOf(at);
        }

        var best = new SortedSet<(Place Place, int Slot)>();
        var worst = long.MaxValue;
        foreach (var slot in _found)
        {
            // Most are beaten by their score alone.
            if (Rank(slot) > worst)
            {
                continue;
            }

            var place = PlaceOf(slot);
            if (mark is null || place.CompareTo(mark.Value) > 0)
            {
                best.Add((place, slot));
                if (best.Count > most)
                {
                    best.Remove(best.Max);
                    worst = best.Max.Place.First;
                }
            }
        }

        return [.. best.Select(b => b.Slot)];
    }

    private long Rank(int slot) => -(long)(_text!.Score(slot) * 10_000);

    private Place PlaceOf(int slot) =>
        new(Rank(slot), -(_index[slot].Summary.ListedAt?.UtcTicks ?? 0), _index[slot].Summary.Number);

    private ScenarioSummary Shown(IndexedScenario scenario, List<string> marks)
    {
        var seen = scenario.SeenBy(_reader);
        return marks.Count == 0 ? seen : seen with { Highlight = Highlight.Of(scenario.Excerpt, marks) ?? Highlight.Of(seen.Name, marks) };
    }
}
