namespace ScenarioHub.Scenarios.Catalogue.Index;

/// <summary>
/// One thing by which scenarios are chosen and counted, such as the province: for every value the set of its slots, and for every slot its
/// values. The sets make a choice an AND of words; the other direction makes a count one pass over what was found.
/// </summary>
/// <param name="valuesOf">The values of a scenario, as the API writes them.</param>
/// <param name="labelOf">How a value is called, where it is not its own name.</param>
internal sealed class Dimension(Func<IndexedScenario, IEnumerable<string>> valuesOf, Func<IndexedScenario, string>? labelOf = null)
{
    private static readonly int[] None = [];

    /// <summary>Looking up the values of a slot takes about as long as counting the bits of so many words.</summary>
    private const int WordsToASlot = 8;

    private readonly Dictionary<string, int> _codes = [];
    private readonly List<string> _values = [];
    private readonly List<string?> _labels = [];
    private readonly List<Bitmap> _sets = [];
    private readonly List<int[]> _single = [];
    private int[][] _ofSlot = [];

    /// <summary>Takes a scenario in.</summary>
    public void Add(int slot, IndexedScenario scenario)
    {
        var codes = new List<int>(1);
        foreach (var value in valuesOf(scenario))
        {
            var code = CodeOf(value);
            _labels[code] = labelOf?.Invoke(scenario);
            _sets[code][slot] = true;
            codes.Add(code);
        }

        if (slot >= _ofSlot.Length)
        {
            Array.Resize(ref _ofSlot, Math.Max(1024, slot * 2));
        }

        _ofSlot[slot] = codes.Count switch { 0 => None, 1 => _single[codes[0]], _ => [.. codes] };
    }

    /// <summary>The slots of a value, or nothing where no scenario ever had it.</summary>
    public Bitmap? Having(string value) => _codes.TryGetValue(value, out var code) ? _sets[code] : null;

    /// <summary>Counts the values among some slots, the most frequent first: slot by slot, or set by set where that is less work.</summary>
    public IReadOnlyList<FacetValue> Count(Bitmap among, int slots, int most)
    {
        var counts = new int[_values.Count];
        if ((long)among.Words * counts.Length < (long)slots * WordsToASlot)
        {
            for (var code = 0; code < counts.Length; code++)
            {
                counts[code] = among.CountWith(_sets[code]);
            }
        }
        else
        {
            foreach (var slot in among)
            {
                foreach (var code in _ofSlot[slot])
                {
                    counts[code]++;
                }
            }
        }

        return [.. Enumerable.Range(0, counts.Length).Where(code => counts[code] > 0)
            .OrderByDescending(code => counts[code]).ThenBy(code => _values[code], StringComparer.Ordinal).Take(most)
            .Select(code => new FacetValue(_values[code], counts[code], _labels[code]))];
    }

    private int CodeOf(string value)
    {
        if (!_codes.TryGetValue(value, out var code))
        {
            code = _values.Count;
            _codes.Add(value, code);
            _values.Add(value);
            _labels.Add(null);
            _sets.Add(new());
            _single.Add([code]);
        }

        return code;
    }
}
