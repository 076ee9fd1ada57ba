namespace ScenarioHub.Matchmaking.Events.Scheduling;

/// <summary>A host and a guest that may meet, and what their meeting is worth (≥ 1).</summary>
public sealed record Pairing(int Host, int Guest, int Worth);

/// <summary>
/// A day to fill with meetings (排期). A host (a scenario's table, or a funder's) and a guest (a company) meet at most once; nobody is in two
/// meetings of one slot; a slot has no more meetings than rooms; nobody has more meetings than <paramref name="Most"/>.
/// </summary>
/// <param name="Rooms">How many meetings fit into one slot.</param>
/// <param name="Hosts">For each host, in which slots it is there.</param>
/// <param name="Guests">For each guest, in which slots it is there.</param>
/// <param name="Pairs">Who may meet; a pair that is missing never does.</param>
/// <param name="Most">The most meetings of one host or guest.</param>
public sealed record SchedulingProblem(
    int Slots, int Rooms, IReadOnlyList<bool[]> Hosts, IReadOnlyList<bool[]> Guests, IReadOnlyList<Pairing> Pairs, int Most);

/// <summary>One meeting of the plan.</summary>
public sealed record Placed(int Host, int Guest, int Slot);

/// <summary>What was found.</summary>
/// <param name="Worth">The sum over all meetings.</param>
/// <param name="Bound">What no plan can exceed; equal to the worth where the plan is proven best.</param>
public sealed record SchedulingPlan(IReadOnlyList<Placed> Meetings, long Worth, long Bound)
{
    /// <summary>Whether no better plan exists.</summary>
    public bool IsBest => Worth == Bound;
}
