using ScenarioHub.Flow;

namespace ScenarioHub.Matchmaking.Events.Scheduling;

/// <summary>
/// Chooses pairs of the greatest worth under limits for each side and for all together, by a flow of least cost: source at each host →
/// guest (top − worth) → all → sink, and host → sink at the top price for a meeting that does not take place. Exact.
/// </summary>
internal static class Selection
{
    /// <summary>
    /// Which pairs should meet if only the number of meetings mattered, not when: each side has as many as it has slots. What they are worth
    /// is what no plan can exceed, because every plan keeps these limits.
    /// </summary>
    public static List<int> ForTheDay(Instance instance, CancellationToken ct)
    {
        var meetings = Enumerable.Range(0, instance.Slots).Sum(slot => Math.Min(
            instance.Rooms[slot], Math.Min(instance.Hosts.Count(h => h[slot]), instance.Guests.Count(g => g[slot]))));
        return Solve(
            instance.Pairs, [.. Enumerable.Range(0, instance.Pairs.Count).Where(instance.CanMeet)],
            [.. instance.Hosts.Select((there, h) => Math.Min(instance.HostsLeft[h], there.Count(t => t)))],
            [.. instance.Guests.Select((there, g) => Math.Min(instance.GuestsLeft[g], there.Count(t => t)))], meetings, ct);
    }

    /// <summary>Solves it over the given pairs.</summary>
    public static List<int> Solve(
        IReadOnlyList<Pairing> pairs, IReadOnlyList<int> among, IReadOnlyList<int> hostLimits, IReadOnlyList<int> guestLimits, int meetings, CancellationToken ct)
    {
        if (among.Count == 0 || meetings == 0)
        {
            return [];
        }

        const int Sink = 0;
        var (firstGuest, all) = (1 + hostLimits.Count, 1 + hostLimits.Count + guestLimits.Count);
        var top = 1L + among.Max(p => pairs[p].Worth);
        var flow = new CostFlow(all + 1);
        flow.Add(all, Sink, meetings, 0);
        var hosts = new bool[hostLimits.Count];
        var guests = new bool[guestLimits.Count];
        var arcs = new List<(int Pair, int Arc)>(among.Count);
        foreach (var number in among)
        {
            var (host, guest, worth) = pairs[number];
            if (hostLimits[host] > 0 && guestLimits[guest] > 0)
            {
                (hosts[host], guests[guest]) = (true, true);
                arcs.Add((number, flow.Add(1 + host, firstGuest + guest, 1, top - worth)));
            }
        }

        for (var guest = 0; guest < guests.Length; guest++)
        {
            if (guests[guest])
            {
                flow.Add(firstGuest + guest, all, guestLimits[guest], 0);
            }
        }

        for (var host = 0; host < hosts.Length; host++)
        {
            if (hosts[host])
            {
                flow.Add(1 + host, Sink, hostLimits[host], top);
                flow.Send(1 + host, Sink, hostLimits[host], ct);
            }
        }

        return [.. arcs.Where(a => flow.FlowOf(a.Arc) > 0).Select(a => a.Pair)];
    }
}
