using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Schemes;

/// <summary>What must hold between the figures of a scheme (办法校验), beside the range of each.</summary>
public static class SchemeCheck
{
    /// <summary>Every figure that cannot be, at <c>figures.…</c>; nothing for a sound scheme.</summary>
    public static IReadOnlyList<FieldError> Errors(Scheme scheme) =>
        [.. Criteria(scheme.Criteria), .. Panel(scheme), .. Custody(scheme), .. Tranches(scheme.Tranches), .. Race(scheme.Race)];

    private static IEnumerable<FieldError> Criteria(IReadOnlyList<Criterion> criteria)
    {
        var sum = criteria.Sum(c => c.Weight);
        if (sum != 100)
        {
            yield return new("figures.criteria", "scheme.weights", sum);
        }

        if (criteria.GroupBy(c => c.Key).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            yield return new("figures.criteria", "scheme.criterion-twice", twice.Key);
        }
    }

    private static IEnumerable<FieldError> Panel(Scheme scheme)
    {
        if (scheme.PanelSize % 2 == 0)
        {
            yield return new("figures.panelSize", "scheme.panel-odd", scheme.PanelSize - 1, scheme.PanelSize + 1);
        }
    }

    private static IEnumerable<FieldError> Custody(Scheme scheme)
    {
        if (scheme.CustodyThreshold > scheme.Custodians)
        {
            yield return new("figures.custodyThreshold", "scheme.custody-threshold", scheme.Custodians);
        }
    }

    private static IEnumerable<FieldError> Tranches(IReadOnlyList<Tranche> tranches)
    {
        var shares = tranches.Where(t => t.Base is TrancheBase.PublicMoney).ToList();
        if (shares is not [] && shares.Sum(t => t.Rate) != 100)
        {
            yield return new("figures.tranches", "scheme.tranches", shares.Sum(t => t.Rate));
        }
    }

    private static IEnumerable<FieldError> Race(RaceRules race)
    {
        if (race.MaximumRunners < race.MinimumRunners)
        {
            yield return new("figures.race.maximumRunners", "scheme.runners", race.MinimumRunners);
        }
    }
}
