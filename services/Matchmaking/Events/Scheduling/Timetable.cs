namespace ScenarioHub.Matchmaking.Events.Scheduling;

/// <summary>
/// Pairs in slots. Placing is edge colouring of a bipartite graph: where a host is free in slot a and its guest only in slot b, the chain of
/// meetings that alternates between a and b from the guest on is exchanged, and a is free for both (König 1916). Where everyone is there all
/// day this always succeeds, and the colours can be levelled to the number of rooms (de Werra 1971). With gaps an exchange may run into
/// somebody who is not there, and then fails.
/// </summary>
internal sealed class Timetable(Instance instance)
{
    private const int Nobody = -1;
    private readonly int[][] _host = Empty(instance.Hosts.Length, instance.Slots);
    private readonly int[][] _guest = Empty(instance.Guests.Length, instance.Slots);
    private readonly int[] _load = new int[instance.Slots];
    private readonly int[] _slot = [.. Enumerable.Repeat(Nobody, instance.Pairs.Count)];

    public long Worth { get; private set; }

    public int SlotOf(int pair) => _slot[pair];

    public bool Has(int pair) => _slot[pair] != Nobody;

    public IEnumerable<Placed> Meetings =>
        Enumerable.Range(0, instance.Pairs.Count).Where(Has).Select(p => new Placed(instance.Pairs[p].Host, instance.Pairs[p].Guest, _slot[p]));

    public IReadOnlyList<int> InSlot(int slot) => [.. _host.Select(h => h[slot]).Where(p => p != Nobody)];

    public int MeetingsOfHost(int host) => _host[host].Count(p => p != Nobody);

    public int MeetingsOfGuest(int guest) => _guest[guest].Count(p => p != Nobody);

    /// <summary>Places the pairs, dearest first, levels the slots to the rooms, and returns which found no place.</summary>
    public List<int> Place(IEnumerable<int> pairs)
    {
        var left = pairs.OrderByDescending(p => instance.Pairs[p].Worth).ThenBy(p => p).Where(p => !TryPlace(p)).ToList();
        left.AddRange(Level());
        return [.. left.Where(p => !TryPlaceWhereRoom(p))];
    }

    public void Put(int pair, int slot)
    {
        var (host, guest, worth) = instance.Pairs[pair];
        (_host[host][slot], _guest[guest][slot], _slot[pair]) = (pair, pair, slot);
        _load[slot]++;
        Worth += worth;
    }

    public void Take(int pair)
    {
        var ((host, guest, worth), slot) = (instance.Pairs[pair], _slot[pair]);
        (_host[host][slot], _guest[guest][slot], _slot[pair]) = (Nobody, Nobody, Nobody);
        _load[slot]--;
        Worth -= worth;
    }

    private bool HostFree(int host, int slot) => instance.Hosts[host][slot] && _host[host][slot] == Nobody;

    private bool GuestFree(int guest, int slot) => instance.Guests[guest][slot] && _guest[guest][slot] == Nobody;

    private bool TryPlaceWhereRoom(int pair)
    {
        var (host, guest, _) = instance.Pairs[pair];
        var slot = Slots().Where(s => _load[s] < instance.Rooms[s] && HostFree(host, s) && GuestFree(guest, s)).DefaultIfEmpty(Nobody).First();
        if (slot != Nobody)
        {
            Put(pair, slot);
        }

        return slot != Nobody;
    }

    private bool TryPlace(int pair)
    {
        if (TryPlaceWhereRoom(pair))
        {
            return true;
        }

        var (host, guest, _) = instance.Pairs[pair];
        foreach (var slot in Slots().Where(s => HostFree(host, s) && instance.Guests[guest][s]))
        {
            if (_guest[guest][slot] == Nobody || Slots().Any(other => GuestFree(guest, other) && TryExchange(guest, slot, other)))
            {
                Put(pair, slot);
                return true;
            }
        }

        return false;
    }

    /// <summary>The fullest last, measured against the rooms.</summary>
    private IEnumerable<int> Slots() => Enumerable.Range(0, instance.Slots).OrderBy(s => _load[s] - instance.Rooms[s]);

    /// <summary>Moves meetings from slots that have too many to others; returns those that had to go.</summary>
    private List<int> Level()
    {
        var gone = new List<int>();
        for (var full = 0; full < instance.Slots; full++)
        {
            while (_load[full] > instance.Rooms[full])
            {
                if (!Slots().TakeWhile(s => _load[s] < instance.Rooms[s]).Any(s => TryLighten(full, s)))
                {
                    var lightest = InSlot(full).MinBy(p => (instance.Pairs[p].Worth, p));
                    Take(lightest);
                    gone.Add(lightest);
                }
            }
        }

        return gone;
    }

    /// <summary>Exchanges a chain that has one meeting more in <paramref name="full"/> than in <paramref name="other"/>.</summary>
    private bool TryLighten(int full, int other)
    {
        foreach (var pair in InSlot(full))
        {
            var (host, guest, _) = instance.Pairs[pair];
            if ((_host[host][other] == Nobody && TryExchange(host, guestSide: false, full, other, mustLighten: true))
                || (_guest[guest][other] == Nobody && TryExchange(guest, guestSide: true, full, other, mustLighten: true)))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryExchange(int guest, int from, int to) => TryExchange(guest, guestSide: true, from, to, mustLighten: false);

    /// <summary>Exchanges the chain that begins at somebody's meeting in <paramref name="from"/>; nothing happens where somebody on it is not there.</summary>
    private bool TryExchange(int start, bool guestSide, int from, int to, bool mustLighten)
    {
        var chain = new List<int>();
        var (at, onGuest, slot, there) = (start, guestSide, from, (guestSide ? instance.Guests : instance.Hosts)[start][to]);
        for (var pair = (onGuest ? _guest : _host)[at][slot]; there && pair != Nobody; pair = (onGuest ? _guest : _host)[at][slot])
        {
            chain.Add(pair);
            at = onGuest ? instance.Pairs[pair].Host : instance.Pairs[pair].Guest;
            onGuest = !onGuest;
            slot = slot == from ? to : from;

            // This one now meets in the slot that follows on the chain.
            there = (onGuest ? instance.Guests : instance.Hosts)[at][slot];
        }

        if (!there || (mustLighten && chain.Count % 2 == 0))
        {
            return false;
        }

        var moves = chain.ConvertAll(p => (Pair: p, Slot: _slot[p] == from ? to : from));
        chain.ForEach(Take);
        moves.ForEach(m => Put(m.Pair, m.Slot));
        return true;
    }

    private static int[][] Empty(int count, int slots) => [.. Enumerable.Range(0, count).Select(_ => Enumerable.Repeat(Nobody, slots).ToArray())];
}
