using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Catalogue.Index;

/// <summary>
/// Everything by which the catalogue is chosen and counted. Where an owner may keep a field to people who are signed in, the public has a
/// dimension of its own that never saw what is kept: it cannot be guessed from a count or a choice.
/// </summary>
internal sealed class Dimensions
{
    private readonly Dictionary<string, (Dimension Public, Dimension SignedIn)> _all;

    /// <summary>All of them, still empty.</summary>
    public Dimensions()
    {
        _all = new()
        {
            ["kind"] = Same(s => [Choice.Name(s.Summary.Kind)]),
            ["category"] = Same(s => s.Summary.Category is { } category ? [Choice.Name(category)] : []),
            ["direction"] = Same(s => s.Directions),
            ["technology"] = Same(s => s.TechnologyFacets),
            ["province"] = Same(s => OrNone(s.Summary.Province)),
            ["macroRegion"] = Same(s => OrNone(s.MacroRegion)),
            ["ownerId"] = Same(s => [s.Summary.OwnerId.ToString()], s => s.Summary.OwnerName),
            ["mode"] = (new(s => s.ModeIsPublic ? ModeOf(s) : []), new(ModeOf)),
            ["investment"] = (new(s => s.InvestmentIsPublic ? InvestmentOf(s) : []), new(InvestmentOf)),
            ["state"] = Same(s => [Choice.Name(s.Summary.State)]),
            ["firstOfKind"] = Same(s => [s.Summary.FirstOfKind ? "true" : "false"]),
            ["sandbox"] = Same(s => [s.Sandbox ? "true" : "false"]),
        };
        Technology = _all["technology"].Public;
    }

    /// <summary>Technologies with all broader ones.</summary>
    public Dimension Technology { get; }

    /// <summary>A dimension as this reader may use it.</summary>
    public Dimension Of(string facet, Reader reader) => reader.SignedIn ? _all[facet].SignedIn : _all[facet].Public;

    /// <summary>Takes a scenario in.</summary>
    public void Add(int slot, IndexedScenario scenario)
    {
        foreach (var (everyone, signedIn) in _all.Values)
        {
            everyone.Add(slot, scenario);
            if (signedIn != everyone)
            {
                signedIn.Add(slot, scenario);
            }
        }
    }

    private static (Dimension Public, Dimension SignedIn) Same(Func<IndexedScenario, IEnumerable<string>> valuesOf, Func<IndexedScenario, string>? labelOf = null)
    {
        var dimension = new Dimension(valuesOf, labelOf);
        return (dimension, dimension);
    }

    private static string[] ModeOf(IndexedScenario s) => s.Mode is { } mode ? [Choice.Name(mode)] : [];

    private static string[] InvestmentOf(IndexedScenario s) => [InvestmentBands.Of(s.Summary.InvestmentYuan)];

    private static string[] OrNone(string? value) => value is null ? [] : [value];
}
