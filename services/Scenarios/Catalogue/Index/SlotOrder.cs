using System.Globalization;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Catalogue.Index;

/// <summary>Where a scenario stands in an order: two keys that rise, then its number, which is its own.</summary>
internal readonly record struct Place(long First, long Second, string Number) : IComparable<Place>
{
    /// <inheritdoc />
    public int CompareTo(Place other) =>
        First != other.First ? First.CompareTo(other.First)
        : Second != other.Second ? Second.CompareTo(other.Second)
        : string.CompareOrdinal(Number, other.Number);

    /// <summary>The mark of a page that ends here.</summary>
    public string ToCursor(string sort) =>
        Cursor.Write(new[] { sort, First.ToString(CultureInfo.InvariantCulture), Second.ToString(CultureInfo.InvariantCulture), Number });

    /// <summary>Reads a mark; one that was not made here for this order is refused.</summary>
    public static Place? OfCursor(string? after, string sort)
    {
        if (string.IsNullOrEmpty(after))
        {
            return null;
        }

        return Cursor.Read<string[]>(after) is [{ } of, { } first, { } second, { } number] && of == sort
            && long.TryParse(first, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var one)
            && long.TryParse(second, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var two)
            ? new(one, two, number) : throw new InvalidException("after", "page.cursor");
    }
}

/// <summary>All slots in one order, kept sorted as scenarios come in, so that a page is a walk from its mark.</summary>
internal sealed class SlotOrder(Func<IndexedScenario, (long First, long Second)> keys)
{
    private const int Few = 256;

    private Place[] _places = [];
    private int[] _sorted = [];

    /// <summary>Where a scenario stands.</summary>
    public Place PlaceOf(IndexedScenario scenario)
    {
        var (first, second) = keys(scenario);
        return new(first, second, scenario.Summary.Number);
    }

    /// <summary>The first key of a slot.</summary>
    public long FirstOf(int slot) => _places[slot].First;

    /// <summary>Takes in new slots, the highest so far.</summary>
    public void Add(int firstSlot, IReadOnlyList<IndexedScenario> scenarios)
    {
        var all = firstSlot + scenarios.Count;
        if (all > _places.Length)
        {
            Array.Resize(ref _places, Math.Max(all, _places.Length * 2));
        }

        for (var i = 0; i < scenarios.Count; i++)
        {
            _places[firstSlot + i] = PlaceOf(scenarios[i]);
        }

        var fresh = new int[scenarios.Count];
        for (var i = 0; i < fresh.Length; i++)
        {
            fresh[i] = firstSlot + i;
        }

        Array.Sort(fresh, (a, b) => _places[a].CompareTo(_places[b]));
        var merged = new int[all];
        for (int at = 0, old = 0, next = 0; at < merged.Length; at++)
        {
            var takeOld = next == fresh.Length || (old < _sorted.Length && _places[_sorted[old]].CompareTo(_places[fresh[next]]) <= 0);
            merged[at] = takeOld ? _sorted[old++] : fresh[next++];
        }

        _sorted = merged;
    }

    /// <summary>The slots of <paramref name="among"/> behind a mark, as many as <paramref name="most"/>; <paramref name="size"/> is how many it holds.</summary>
    public List<int> Take(Bitmap among, int size, Place? after, int most)
    {
        if (size <= Few)
        {
            return Sorted(among, after, most);
        }

        var found = new List<int>(most);
        for (var at = after is { } mark ? FirstBehind(mark) : 0; at < _sorted.Length && found.Count < most; at++)
        {
            if (among[_sorted[at]])
            {
                found.Add(_sorted[at]);
            }
        }

        return found;
    }

    /// <summary>A walk along the whole order would meet few of them; sorting them is quicker.</summary>
    private List<int> Sorted(Bitmap among, Place? after, int most)
    {
        var found = new List<int>(Few);
        foreach (var slot in among)
        {
            if (after is not { } mark || _places[slot].CompareTo(mark) > 0)
            {
                found.Add(slot);
            }
        }

        found.Sort((a, b) => _places[a].CompareTo(_places[b]));
        return found.Count > most ? found.GetRange(0, most) : found;
    }

    private int FirstBehind(Place mark)
    {
        int low = 0, high = _sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _places[_sorted[middle]].CompareTo(mark) <= 0 ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
