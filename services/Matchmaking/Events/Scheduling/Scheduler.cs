namespace ScenarioHub.Matchmaking.Events.Scheduling;

/// <summary>
/// Finds the plan of greatest worth (排期). First a flow of least cost chooses who should meet, which bounds every plan; then the chosen
/// pairs are placed into slots. Where everyone is there all day both steps are exact, whatever the size. With gaps in presence the problem is
/// NP-hard (Even, Itai, Shamir 1976): small days are solved by branching on that bound until the plan is proven best, large ones are polished
/// slot by slot, and the plan says how far it can be from the best.
/// </summary>
public static class Scheduler
{
    /// <summary>How much may be spent on branching, in arcs looked at.</summary>
    private const long Effort = 40_000_000;

    /// <summary>Solves it; the same problem always gives the same plan.</summary>
    public static SchedulingPlan Solve(SchedulingProblem problem, CancellationToken ct = default)
    {
        var whole = Instance.Of(problem);
        var chosen = Selection.ForTheDay(whole, ct);
        var bound = chosen.Sum(p => (long)problem.Pairs[p].Worth);
        var best = new Timetable(whole);
        if (best.Place(chosen).Count == 0)
        {
            return new([.. best.Meetings], best.Worth, bound);
        }

        best.Polish(whole, ct);
        var fresh = new Timetable(whole).Polish(whole, ct);
        best = fresh.Worth > best.Worth ? fresh : best;
        if (best.Worth == bound)
        {
            return new([.. best.Meetings], bound, bound);
        }

        var cost = (long)problem.Pairs.Count * Math.Max(1, chosen.Count);
        var search = new Branching(best.Worth, [.. best.Meetings], cost > 0 ? Effort / cost : 0);
        var complete = search.Run(whole, ct);
        return new(search.Best, search.Worth, complete ? search.Worth : bound);
    }
}
