using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>Why a meeting cannot be in a place: the rule and its values.</summary>
public sealed record Refusal(string Code, params object?[] Arguments)
{
    internal void Throw() => throw new RuleException(Code, [.. Arguments]);
}

/// <summary>What is lawful in a programme (议程): asked before a move and, for every place, by the page that offers moves.</summary>
public sealed class Programme(MeetingDay day, PairRules rules)
{
    /// <summary>Why two sides cannot meet in a slot and a room; nothing where they can. Meetings in <paramref name="except"/> are thought away.</summary>
    public Refusal? Refusal(Side host, Side guest, int slot, int room, params IReadOnlyList<Meeting> except)
    {
        if (!day.CanRearrange)
        {
            return new("event.transition", day.Name);
        }

        if (slot < 0 || slot >= day.Slots.Count || room < 0 || room >= day.Rooms.Length)
        {
            return new("event.no-such-place");
        }

        if (rules.Bar(host, guest) is { } bar)
        {
            return new(bar, host.Name, guest.Name);
        }

        foreach (var side in new[] { host, guest })
        {
            if (!side.IsThere(slot))
            {
                return new("event.not-there", side.Name);
            }
        }

        var others = day.Meetings.Where(m => !except.Contains(m)).ToList();
        if (others.Exists(m => m.HostId == host.Id && m.GuestId == guest.Id))
        {
            return new("event.met", host.Name, guest.Name);
        }

        var here = others.FindAll(m => m.Slot == slot);
        foreach (var side in new[] { host, guest })
        {
            if (here.Exists(m => m.HostId == side.Id || m.GuestId == side.Id))
            {
                return new("event.busy", side.Name);
            }

            if (others.Count(m => m.HostId == side.Id || m.GuestId == side.Id) >= day.MostPerSide)
            {
                return new("event.most", side.Name, day.MostPerSide);
            }
        }

        return here.Exists(m => m.Room == room) ? new("event.room-taken", day.Rooms[room]) : null;
    }

    /// <summary>A move, which is an exchange where another meeting stands there: with which, and why not.</summary>
    public (Meeting? Other, Refusal? Refusal) Exchange(Meeting meeting, int slot, int room)
    {
        var other = day.Meetings.FirstOrDefault(m => m.Slot == slot && m.Room == room && m.Id != meeting.Id);
        if (meeting.RecordedAt is not null || other?.RecordedAt is not null)
        {
            return (other, new("event.meeting-recorded"));
        }

        var moved = new[] { meeting, other }.OfType<Meeting>().ToArray();
        var refusal = Refusal(day.SideOf(meeting.HostId), day.SideOf(meeting.GuestId), slot, room, moved);
        if (refusal is null && other is not null)
        {
            refusal = Refusal(day.SideOf(other.HostId), day.SideOf(other.GuestId), meeting.Slot, meeting.Room, moved);
        }

        return (other, refusal);
    }

    /// <summary>Every place for a meeting, in order: whether it can go there, with what it would change places, and why not.</summary>
    public IEnumerable<(int Slot, int Room, Meeting? Other, Refusal? Refusal)> Places(Meeting meeting) =>
        from slot in Enumerable.Range(0, day.Slots.Count)
        from room in Enumerable.Range(0, day.Rooms.Length)
        where slot != meeting.Slot || room != meeting.Room
        let exchange = Exchange(meeting, slot, room)
        select (slot, room, exchange.Other, exchange.Refusal);
}
