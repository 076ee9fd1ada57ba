namespace ScenarioHub.Matchmaking.Events.Scheduling;

/// <summary>
/// Fills each slot anew, all others left as they are, with the best meetings that are still open: a matching of greatest worth. Never makes
/// a plan worse. From an empty plan, and where the only limit is presence, one round gives at least half of the best worth (ADR 0018).
/// </summary>
internal static class Polishing
{
    private const int MostRounds = 4;

    public static Timetable Polish(this Timetable table, Instance instance, CancellationToken ct)
    {
        for (var (round, before) = (0, -1L); round < MostRounds && table.Worth > before; round++)
        {
            before = table.Worth;
            for (var slot = 0; slot < instance.Slots; slot++)
            {
                Refill(table, instance, slot, ct);
            }
        }

        return table;
    }

    private static void Refill(Timetable table, Instance instance, int slot, CancellationToken ct)
    {
        var now = table.InSlot(slot);
        var open = Enumerable.Range(0, instance.Pairs.Count).Where(p => instance.Fits(p, slot) && (!table.Has(p) || table.SlotOf(p) == slot)).ToList();
        var (hosts, guests) = (Here(now, instance, p => p.Host), Here(now, instance, p => p.Guest));
        var better = Selection.Solve(
            instance.Pairs, open,
            [.. instance.HostsLeft.Select((left, h) => left > table.MeetingsOfHost(h) - (hosts.Contains(h) ? 1 : 0) ? 1 : 0)],
            [.. instance.GuestsLeft.Select((left, g) => left > table.MeetingsOfGuest(g) - (guests.Contains(g) ? 1 : 0) ? 1 : 0)], instance.Rooms[slot], ct);
        if (better.Sum(p => (long)instance.Pairs[p].Worth) > now.Sum(p => (long)instance.Pairs[p].Worth))
        {
            foreach (var pair in now)
            {
                table.Take(pair);
            }

            better.ForEach(p => table.Put(p, slot));
        }
    }

    private static HashSet<int> Here(IEnumerable<int> meetings, Instance instance, Func<Pairing, int> side) => [.. meetings.Select(p => side(instance.Pairs[p]))];
}
