namespace ScenarioHub.Matchmaking.Events.Scheduling;

/// <summary>What is left to schedule: the problem less what has been fixed already.</summary>
internal sealed class Instance
{
    private Instance(IReadOnlyList<Pairing> pairs, bool[] open, bool[][] hosts, bool[][] guests, int[] hostsLeft, int[] guestsLeft, int[] rooms) =>
        (Pairs, Open, Hosts, Guests, HostsLeft, GuestsLeft, Rooms) = (pairs, open, hosts, guests, hostsLeft, guestsLeft, rooms);

    public IReadOnlyList<Pairing> Pairs { get; }

    /// <summary>Which pairs may still meet.</summary>
    public bool[] Open { get; }

    public bool[][] Hosts { get; }

    public bool[][] Guests { get; }

    public int[] HostsLeft { get; }

    public int[] GuestsLeft { get; }

    /// <summary>Free rooms by slot.</summary>
    public int[] Rooms { get; }

    public int Slots => Rooms.Length;

    public static Instance Of(SchedulingProblem problem) => new(
        problem.Pairs, [.. problem.Pairs.Select(p => p.Worth > 0)], [.. problem.Hosts.Select(h => (bool[])h.Clone())], [.. problem.Guests.Select(g => (bool[])g.Clone())],
        [.. problem.Hosts.Select(_ => problem.Most)], [.. problem.Guests.Select(_ => problem.Most)], [.. Enumerable.Repeat(problem.Rooms, problem.Slots)]);

    /// <summary>The same with one meeting fixed.</summary>
    public Instance With(int pair, int slot)
    {
        var next = Without(pair);
        var (host, guest) = (Pairs[pair].Host, Pairs[pair].Guest);
        next.Hosts[host][slot] = next.Guests[guest][slot] = false;
        next.HostsLeft[host]--;
        next.GuestsLeft[guest]--;
        next.Rooms[slot]--;
        return next;
    }

    /// <summary>The same with one pair ruled out.</summary>
    public Instance Without(int pair)
    {
        var next = new Instance(
            Pairs, [.. Open], [.. Hosts.Select(h => (bool[])h.Clone())], [.. Guests.Select(g => (bool[])g.Clone())], [.. HostsLeft], [.. GuestsLeft], [.. Rooms]);
        next.Open[pair] = false;
        return next;
    }

    /// <summary>Whether a pair could meet in a slot.</summary>
    public bool Fits(int pair, int slot) =>
        Open[pair] && Rooms[slot] > 0 && Hosts[Pairs[pair].Host][slot] && Guests[Pairs[pair].Guest][slot];

    /// <summary>Whether it could meet at all.</summary>
    public bool CanMeet(int pair) => Enumerable.Range(0, Slots).Any(slot => Fits(pair, slot));
}
