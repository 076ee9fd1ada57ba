using ScenarioHub.Matchmaking.Events.Scheduling;

namespace ScenarioHub.Matchmaking.Events;

/// <summary>Turns an event into a problem for the scheduler, and its plan into a programme with rooms.</summary>
internal static class Arranging
{
    /// <summary>Computes the programme anew from presence, wishes and fit.</summary>
    public static void Arrange(this MeetingDay day, PairRules rules, CancellationToken ct)
    {
        var there = day.Sides.Where(s => s.State == SideState.Accepted).OrderBy(s => s.Id).ToList();
        var (hosts, guests) = (there.FindAll(s => s.IsHost), there.FindAll(s => !s.IsHost));
        var pairs =
            from h in Enumerable.Range(0, hosts.Count)
            from g in Enumerable.Range(0, guests.Count)
            let worth = rules.Worth(hosts[h], guests[g])
            where worth > 0
            select new Pairing(h, g, worth);
        var problem = new SchedulingProblem(
            day.Slots.Count, day.Rooms.Length, hosts.ConvertAll(Presence), guests.ConvertAll(Presence), [.. pairs], day.MostPerSide);
        var plan = Scheduler.Solve(problem, ct);
        var worths = problem.Pairs.ToDictionary(p => (p.Host, p.Guest), p => p.Worth);
        day.Arrange(
            [.. InRooms(plan.Meetings).Select(m => Meeting.Of(
                day.Id, hosts[m.Meeting.Host].Id, guests[m.Meeting.Guest].Id, m.Meeting.Slot, m.Room, worths[(m.Meeting.Host, m.Meeting.Guest)], byHand: false))],
            plan.Worth, plan.Bound);

        bool[] Presence(Side side) => [.. Enumerable.Range(0, day.Slots.Count).Select(side.IsThere)];
    }

    /// <summary>A host keeps its room from slot to slot where it can; guests walk.</summary>
    internal static IEnumerable<(Placed Meeting, int Room)> InRooms(IEnumerable<Placed> meetings)
    {
        var last = new Dictionary<int, int>();
        foreach (var slot in meetings.GroupBy(m => m.Slot).OrderBy(s => s.Key))
        {
            var taken = new HashSet<int>();
            foreach (var meeting in slot.OrderBy(m => last.ContainsKey(m.Host) ? 0 : 1).ThenBy(m => m.Host))
            {
                var room = last.TryGetValue(meeting.Host, out var kept) && !taken.Contains(kept) ? kept : Enumerable.Range(0, int.MaxValue).First(r => !taken.Contains(r));
                taken.Add(room);
                last[meeting.Host] = room;
                yield return (meeting, room);
            }
        }
    }
}
