namespace ScenarioHub.Matchmaking.Events.Scheduling;

/// <summary>
/// Branch and bound over a pair that the bound wants and no slot takes: it meets in one of its slots, or not at all. The bound of each branch
/// is the flow's over what is left.
/// </summary>
internal sealed class Branching(long worth, IReadOnlyList<Placed> best, long nodes)
{
    /// <summary>Each branch needs the stack for its own call only; a day that is deeper than this is not small.</summary>
    private const int Deepest = 500;

    private readonly List<Placed> _fixed = [];
    private long _left = nodes;

    public long Worth { get; private set; } = worth;

    public IReadOnlyList<Placed> Best { get; private set; } = best;

    /// <summary>Searches; false where the effort ran out first.</summary>
    public bool Run(Instance instance, CancellationToken ct) => Run(instance, 0, 0, ct);

    private bool Run(Instance instance, long already, int depth, CancellationToken ct)
    {
        if (_left-- <= 0 || depth > Deepest)
        {
            return false;
        }

        var chosen = Selection.ForTheDay(instance, ct);
        if (already + chosen.Sum(p => (long)instance.Pairs[p].Worth) <= Worth)
        {
            return true;
        }

        var table = new Timetable(instance);
        var unplaced = table.Place(chosen);
        if (already + table.Worth > Worth)
        {
            (Worth, Best) = (already + table.Worth, [.. _fixed, .. table.Meetings]);
        }

        if (unplaced.Count == 0)
        {
            return true;
        }

        var pair = unplaced.MaxBy(p => (instance.Pairs[p].Worth, -p));
        var complete = true;
        for (var slot = 0; slot < instance.Slots; slot++)
        {
            if (instance.Fits(pair, slot))
            {
                _fixed.Add(new(instance.Pairs[pair].Host, instance.Pairs[pair].Guest, slot));
                complete &= Run(instance.With(pair, slot), already + instance.Pairs[pair].Worth, depth + 1, ct);
                _fixed.RemoveAt(_fixed.Count - 1);
            }
        }

        return Run(instance.Without(pair), already, depth + 1, ct) && complete;
    }
}
