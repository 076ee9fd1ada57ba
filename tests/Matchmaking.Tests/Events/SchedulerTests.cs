using ScenarioHub.Matchmaking.Events.Scheduling;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Events;

public class SchedulerTests
{
    [Fact]
    public void Small_days_with_gaps_are_solved_as_well_as_by_trying_everything()
    {
        var (proven, gaps) = (0, 0);
        for (var seed = 1; seed <= 400; seed++)
        {
            var problem = Random(new Random(seed), present: 0.65);
            var plan = Scheduler.Solve(problem);
            AssertLawful(problem, plan);
            var best = Everything.Best(problem);
            Assert.True(best == plan.Worth, $"seed {seed}: {plan.Worth} instead of {best}");
            Assert.True(plan.IsBest, $"seed {seed}: not proven");
            proven += plan.Meetings.Count > 0 ? 1 : 0;
            gaps += Selection.ForTheDay(Instance.Of(problem), TestContext.Current.CancellationToken).Sum(p => problem.Pairs[p].Worth) > best ? 1 : 0;
        }

        Assert.True(proven > 300, "The rule must not be vacuous.");
        Assert.True(gaps > 10, "Some days must need the branching.");
    }

    [Fact]
    public void Days_without_gaps_reach_the_flows_bound_whatever_their_size()
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var random = new Random(seed);
            var problem = Random(random, present: 1, hosts: random.Next(2, 15), guests: random.Next(2, 40), slots: random.Next(1, 9));
            var plan = Scheduler.Solve(problem);
            AssertLawful(problem, plan);
            Assert.True(plan.IsBest, $"seed {seed}: {plan.Worth} of {plan.Bound}");
        }
    }

    [Fact]
    public void Large_days_with_gaps_are_lawful_and_say_how_far_they_can_be_from_the_best()
    {
        var problem = Random(new Random(7), present: 0.6, hosts: 12, guests: 50, slots: 8);
        var plan = Scheduler.Solve(problem);
        AssertLawful(problem, plan);
        Assert.InRange(plan.Worth, plan.Bound / 2, plan.Bound);
        Assert.Equal(plan.Meetings, Scheduler.Solve(problem).Meetings);
    }

    [Fact]
    public void A_day_without_anyone_has_no_meetings()
    {
        Assert.Empty(Scheduler.Solve(new(3, 2, [], [], [], 3)).Meetings);
        Assert.Empty(Scheduler.Solve(new(2, 1, [[false, false]], [[true, true]], [new(0, 0, 5)], 2)).Meetings);
    }

    private static SchedulingProblem Random(Random random, double present, int? hosts = null, int? guests = null, int? slots = null)
    {
        var (h, g, t) = (hosts ?? random.Next(1, 4), guests ?? random.Next(1, 5), slots ?? random.Next(1, 4));
        bool[] Presence() => [.. Enumerable.Range(0, t).Select(_ => random.NextDouble() < present)];
        var pairs = from host in Enumerable.Range(0, h) from guest in Enumerable.Range(0, g) where random.Next(10) > 1 select new Pairing(host, guest, random.Next(1, 100));
        return new(t, random.Next(1, h + 1), [.. Enumerable.Range(0, h).Select(_ => Presence())], [.. Enumerable.Range(0, g).Select(_ => Presence())], [.. pairs], random.Next(1, t + 1));
    }

    private static void AssertLawful(SchedulingProblem problem, SchedulingPlan plan)
    {
        var worth = problem.Pairs.ToDictionary(p => (p.Host, p.Guest), p => p.Worth);
        Assert.All(plan.Meetings, m => Assert.True(worth.ContainsKey((m.Host, m.Guest)) && problem.Hosts[m.Host][m.Slot] && problem.Guests[m.Guest][m.Slot]));
        Assert.Equal(plan.Worth, plan.Meetings.Sum(m => (long)worth[(m.Host, m.Guest)]));
        Assert.True(plan.Worth <= plan.Bound);
        AssertMost(1, plan.Meetings, m => (m.Host, m.Guest));
        AssertMost(1, plan.Meetings, m => (m.Host, m.Slot));
        AssertMost(1, plan.Meetings, m => (m.Guest, m.Slot));
        AssertMost(problem.Rooms, plan.Meetings, m => m.Slot);
        AssertMost(problem.Most, plan.Meetings, m => m.Host);
        AssertMost(problem.Most, plan.Meetings, m => m.Guest);
    }

    private static void AssertMost<T>(int most, IEnumerable<Placed> meetings, Func<Placed, T> by)
        where T : notnull => Assert.All(meetings.CountBy(by), count => Assert.True(count.Value <= most));

    /// <summary>Tries everything: each pair in each slot or not at all.</summary>
    private sealed class Everything(SchedulingProblem problem)
    {
        private readonly HashSet<(int, int)> _hosts = [];
        private readonly HashSet<(int, int)> _guests = [];
        private readonly int[] _rooms = new int[problem.Slots];

        public static long Best(SchedulingProblem problem) => new Everything(problem).From(0, problem.Pairs.Sum(p => (long)p.Worth), 0, 0);

        private long From(int pair, long rest, long got, long best)
        {
            if (pair == problem.Pairs.Count)
            {
                return Math.Max(best, got);
            }

            if (got + rest <= best)
            {
                return best;
            }

            var (host, guest, worth) = problem.Pairs[pair];
            for (var slot = 0; slot < problem.Slots; slot++)
            {
                if (!problem.Hosts[host][slot] || !problem.Guests[guest][slot] || _rooms[slot] == problem.Rooms || _hosts.Contains((host, slot))
                    || _guests.Contains((guest, slot)) || _hosts.Count(h => h.Item1 == host) == problem.Most || _guests.Count(g => g.Item1 == guest) == problem.Most)
                {
                    continue;
                }

                _hosts.Add((host, slot));
                _guests.Add((guest, slot));
                _rooms[slot]++;
                best = From(pair + 1, rest - worth, got + worth, best);
                _rooms[slot]--;
                _guests.Remove((guest, slot));
                _hosts.Remove((host, slot));
            }

            return From(pair + 1, rest - worth, got, best);
        }
    }
}
