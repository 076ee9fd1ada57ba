using ScenarioHub.Bidding.Assignment;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Conflicts;
using ScenarioHub.Bidding.Experts;
using ScenarioHub.Bidding.Schemes;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>Turns a review into an assignment problem and its answer back into people and reasons.</summary>
public class PanelTable(
    Scheme scheme, IReadOnlyList<Bid> bids, IReadOnlyList<FieldText> texts, IReadOnlyList<Expert> experts, IReadOnlyList<Seat> seats,
    IReadOnlyList<ScoreSheet> sheets, ILookup<Guid, Conflict> conflicts, IReadOnlyDictionary<Guid, int> otherLoads)
{
    private readonly FieldMatch[][] _matches = [.. texts.Select(t => experts.Select(e => t.Match(e.Fields)).ToArray())];
    private readonly Dictionary<Guid, HashSet<Guid>> _forbidden = experts.ToDictionary(e => e.PersonId, e => conflicts[e.PersonId].Select(c => c.BidId).ToHashSet());
    private IReadOnlyList<int> _panel = [];

    /// <summary>The bids in the order of their numbers.</summary>
    public IReadOnlyList<Bid> Bids => bids;

    /// <summary>Convenes as few as needed, assigns, and convenes more where places stay open.</summary>
    public AssignmentPlan Plan(CancellationToken ct)
    {
        var candidates = Candidates();
        var sitting = Enumerable.Range(0, experts.Count).Where(e => seats.Any(s => s.PersonId == experts[e].PersonId && s.State.Holds()) || sheets.Any(s => s.PersonId == experts[e].PersonId)).ToList();
        for (var size = Convening.SizeOf(bids.Count, scheme.PanelSize, scheme.Review.MaximumLoad); ; size += 2 * (1 + size / 10))
        {
            var more = Convening.Choose(candidates, sitting, Math.Max(0, size - sitting.Count));
            _panel = [.. sitting, .. more];
            var plan = Assigner.Solve(Problem(candidates), ct);
            if (plan.Missing.All(m => m is 0) || sitting.Count + more.Count < size)
            {
                return plan;
            }
        }
    }

    /// <summary>The expert at a place of the panel.</summary>
    public Expert ExpertAt(int place) => experts[_panel[place]];

    /// <summary>Why this pair was made.</summary>
    public Explanation Explain(AssignedPair pair)
    {
        var match = _matches[pair.Bid][_panel[pair.Reviewer]];
        var code = ExpertAt(pair.Reviewer).RegionCode;
        return new(
            match.Fields, decimal.Round((decimal)match.Distance, 2), code?[..2], (int)(pair.Load / Assigner.LoadWeight), (int)(pair.Region / Assigner.RegionWeight),
            pair.Fit + pair.Load + pair.Region);
    }

    /// <summary>Whether more can be given to an expert: one who is new, or sits. Whoever was released keeps what is submitted, and gets no more.</summary>
    private bool TakesMore(Expert expert) => seats.FirstOrDefault(s => s.PersonId == expert.PersonId) is not { } seat || seat.State.Holds();

    private List<Candidate> Candidates() =>
    [
        .. experts.Select((e, i) => new Candidate(
            e.PersonId, RegionOf(e), otherLoads.GetValueOrDefault(e.PersonId), _forbidden[e.PersonId].Count, _matches.Average(m => m[i].Distance),
            e.MayBeInvited && _forbidden[e.PersonId].Count < bids.Count && seats.All(s => s.PersonId != e.PersonId))),
    ];

    private AssignmentProblem Problem(List<Candidate> candidates)
    {
        var places = _panel.Select((expert, place) => (experts[expert].PersonId, place)).ToDictionary(p => p.PersonId, p => p.place);
        var kept = bids.Select(b => (IReadOnlyList<int>)[.. sheets.Where(s => s.BidId == b.Id && places.ContainsKey(s.PersonId)).Select(s => places[s.PersonId])]).ToList();
        var reviewers = _panel.Select((expert, place) =>
        {
            var load = candidates[expert].Load + kept.Count(k => k.Contains(place));
            return new Reviewer(candidates[expert].Region, load, TakesMore(experts[expert]) ? candidates[expert].Load + scheme.Review.MaximumLoad : load);
        }).ToList();
        var fit = bids.Select((b, bid) => (IReadOnlyList<long?>)[.. _panel.Select(expert =>
            _forbidden[experts[expert].PersonId].Contains(b.Id) ? (long?)null : (long)Math.Round(Assigner.FieldWeight * _matches[bid][expert].Distance))]).ToList();
        return new(scheme.PanelSize, reviewers, fit, kept);
    }

    /// <summary>Experts who name no region are no colleagues of each other.</summary>
    private static int RegionOf(Expert expert) =>
        expert.RegionCode is { } code ? int.Parse(code.AsSpan(0, 2), System.Globalization.CultureInfo.InvariantCulture) : -1 - Math.Abs(expert.PersonId.GetHashCode() % 1000);
}
