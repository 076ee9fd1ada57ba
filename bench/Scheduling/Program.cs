using System.Diagnostics;
using System.Globalization;
using ScenarioHub.Matchmaking.Events.Scheduling;

// Time to arrange a day of meetings, on one thread, and how far the plan can be from the best.
// dotnet run -c Release --project bench/Scheduling [-- COMPANIES SCENARIOS SLOTS ROOMS]
var numbers = args.Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
var (companies, scenarios, slots, rooms) = numbers is [var c, var s, var t, var r] ? (c, s, t, r) : (300, 60, 12, 40);
Console.WriteLine($"{companies} companies, {scenarios} scenarios, {slots} slots, {rooms} rooms; every pair may meet but one in twenty, worth 1–1,000 and wishes");
foreach (var (name, absent) in new[] { ("everyone there all day", 0.0), ("each away in one slot of five", 0.2), ("each away in every other slot", 0.5) })
{
    for (var run = 1; run <= 3; run++)
    {
        var random = new Random(run);
        bool[] Presence() => [.. Enumerable.Range(0, slots).Select(_ => random.NextDouble() >= absent)];
        var hosts = Enumerable.Range(0, scenarios).Select(_ => Presence()).ToList();
        var guests = Enumerable.Range(0, companies).Select(_ => Presence()).ToList();
        var pairs = new List<Pairing>();
        for (var host = 0; host < scenarios; host++)
        {
            for (var guest = 0; guest < companies; guest++)
            {
                // Most pairs fit little, few fit well, as the engine scores them; one in ten is wished for.
                var fit = 1 + (int)(1000 * Math.Pow(random.NextDouble(), 3));
                if (random.Next(20) > 0)
                {
                    pairs.Add(new(host, guest, fit + (random.Next(10) == 0 ? random.Next(100, 800) : 0)));
                }
            }
        }

        var watch = Stopwatch.StartNew();
        var plan = Scheduler.Solve(new(slots, rooms, hosts, guests, pairs, slots));
        Console.WriteLine(FormattableString.Invariant(
            $"{name}, run {run}: {watch.Elapsed.TotalSeconds:F2} s, {plan.Meetings.Count} meetings, worth {plan.Worth}, bound {plan.Bound}, {(plan.IsBest ? "proven best" : $"at most {100.0 * (plan.Bound - plan.Worth) / plan.Bound:F2} % below the best")}"));
    }
}
