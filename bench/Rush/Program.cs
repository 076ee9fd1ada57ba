using System.Net;
using ScenarioHub.Bench.Rush;
using ScenarioHub.Sealing;

// The last minute before a deadline, on servers, replicas and a gateway of this run's own:
// ScenarioHub.Bench.Rush [--bids 5000] [--seconds 60] [--replicas 2] [--faults]
const int Size = 64 * 1024;
const int AtATime = 32;

// A deadline comes to a service that has run for days: its code is compiled by then.
const int WarmUp = 1500;
var bids = int.Parse(Option("--bids") ?? "5000", null);
var seconds = int.Parse(Option("--seconds") ?? "60", null);
var faults = args.Contains("--faults");
await using var stack = await Stack.StartAsync(int.Parse(Option("--replicas") ?? "2", null));
using var companies = new Companies(stack, Size);

var warm = await Posted.OpenAsync(stack);
var (_, warming) = await companies.AllAsync(warm.Id, WarmUp, AtATime);
Console.WriteLine($"warmed up by {WarmUp} submissions, {WarmUp / warming.TotalSeconds:F0}/s");
if (!faults)
{
    await MeasureRateAsync();
    await MeasureOpeningAsync();
}

var failed = await RushAsync();
Console.WriteLine(failed ? "FAILED" : "passed");
return failed ? 1 : 0;

// In turns, so that whatever else the machine does meets both.
async Task MeasureRateAsync()
{
    const int Rounds = 5;
    const int Each = 400;
    var challenge = await Posted.OpenAsync(stack);
    var (used, rates, own) = (TimeSpan.Zero, new List<double>(), new List<double>());
    for (var round = 0; round < Rounds; round++)
    {
        own.Add(await Baseline.RateAsync(stack.Database, Size, AtATime, 4));
        var before = stack.ProcessorTime;
        var (outcomes, took) = await companies.AllAsync(challenge.Id, Each, AtATime);
        used += stack.ProcessorTime - before;
        rates.Add(outcomes.Count(o => o.Status is HttpStatusCode.Created) / took.TotalSeconds);
    }

    own.Add(await Baseline.RateAsync(stack.Database, Size, AtATime, 4));
    Console.WriteLine($"sustained, {AtATime} at a time: {Rounds} × {Each} bids of 64 KB at {string.Join(", ", rates.Select(r => $"{r:F0}"))}/s; gateway and replicas used {used.TotalMilliseconds / (Rounds * Each):F1} ms of processor each");
    Console.WriteLine($"pgbench before, between and after, {AtATime} clients, rows of 64 KB: {string.Join(", ", own.Select(r => $"{r:F0}"))}/s; ratio {rates.Average() / own.Average():F2} (aim ≥ 0.40)");
}

async Task MeasureOpeningAsync()
{
    var challenge = await Posted.OpenAsync(stack);
    await companies.AllAsync(challenge.Id, 500, AtATime);
    await challenge.DeadlineInAsync(0);
    Console.WriteLine($"opening 500 bids of 64 KB: {(await challenge.OpenBidsAsync()).TotalSeconds:F1} s (aim ≤ 10)");
}

async Task<bool> RushAsync()
{
    var challenge = await Posted.OpenAsync(stack);
    var late = bids / 50;
    var tokens = companies.Tokens(bids + late);
    var deadline = await challenge.DeadlineInAsync(seconds + 1);
    var start = DateTimeOffset.UtcNow;
    Console.WriteLine($"rush: {bids} companies in the last {seconds} s, {late} more after the deadline{(faults ? "; a replica, RabbitMQ and PostgreSQL are killed meanwhile" : "")}");
    var killing = faults ? KillAsync() : Task.CompletedTask;
    var outcomes = await Task.WhenAll(tokens.Select(async (token, i) =>
    {
        // The first go evenly over the time that is left, up to half a second before the deadline; the rest in the second after it.
        var at = i < bids ? start.AddSeconds((seconds + 0.5) * i / bids) : deadline.AddMilliseconds(5 + (1000.0 * (i - bids) / late));
        await Task.Delay(at - DateTimeOffset.UtcNow > TimeSpan.Zero ? at - DateTimeOffset.UtcNow : TimeSpan.Zero);
        return await companies.SubmitAsync(challenge.Id, token, faults ? deadline.AddSeconds(30) : null);
    }));
    await killing;
    return await CheckAsync(challenge, outcomes, deadline);
}

async Task KillAsync()
{
    await Task.Delay(TimeSpan.FromSeconds(seconds * 0.2));
    stack.KillReplica(0);
    await Task.Delay(1000);
    stack.StartReplica(0);
    await Task.Delay(TimeSpan.FromSeconds(seconds * 0.2));
    await stack.Servers.KillMessagingAsync();
    await stack.Servers.RestartMessagingAsync();
    await Task.Delay(TimeSpan.FromSeconds(seconds * 0.15));
    await stack.Servers.KillPostgresAsync();
    await stack.Servers.RestartPostgresAsync();
}

async Task<bool> CheckAsync(Posted challenge, Outcome[] outcomes, DateTimeOffset deadline)
{
    var accepted = outcomes.Where(o => o.Receipt is not null).ToList();
    var refused = outcomes.Where(o => o.Code is "bid.deadline-passed" or "challenge.transition").ToList();
    var other = outcomes.Except(accepted).Except(refused).ToList();
    var took = accepted.Select(o => o.Took.TotalMilliseconds).Order().ToList();
    Console.WriteLine($"accepted {accepted.Count}, refused as late {refused.Count}, neither {other.Count} {string.Join(' ', other.GroupBy(o => $"{(int)o.Status} {o.Code}").Select(g => $"[{g.Key}: {g.Count()}]"))}");
    Console.WriteLine($"answer: p50 {took[took.Count / 2]:F0} ms, p99 {took[(int)(took.Count * 0.99)]:F0} ms, max {took[^1]:F0} ms; asked more than once: {accepted.Count(o => o.Tries > 1)}");

    var opening = await challenge.OpenBidsAsync();
    var (keys, head, leaves) = ((await challenge.KeysAsync()).Keys, await challenge.HeadAsync(), await challenge.LeavesAsync());
    var logged = leaves.Select(Convert.ToHexString).ToHashSet();
    var stored = (long)(await challenge.SqlAsync("SELECT count(*) FROM bid_version v JOIN bid b ON b.id = v.bid_id WHERE b.challenge_id = $1", challenge.Id))!;
    var lateStored = (long)(await challenge.SqlAsync(
        "SELECT count(*) FROM bid_version v JOIN bid b ON b.id = v.bid_id WHERE b.challenge_id = $1 AND v.submitted_at >= $2", challenge.Id, deadline.UtcDateTime))!;
    Console.WriteLine($"opened all in {opening.TotalSeconds:F1} s; stored {stored}, logged {leaves.Length}, signed head of {head.TreeSize}");
    (string What, long Count)[] faultsFound =
    [
        ("acknowledged and not in the log", accepted.Count(o => !logged.Contains(Convert.ToHexString(o.Receipt!.Leaf())))),
        ("receipts that do not verify", accepted.Count(o => ReceiptCheck.Of(o.Receipt, keys) is not ReceiptVerdict.Promised)),
        ("accepted late by the database's clock", lateStored),
        ("sent after the deadline and accepted", accepted.Count(o => o.Sent >= deadline)),
        ("refused early", refused.Count(o => o.Answered < deadline)),
        ("root that is not the leaves'", Convert.ToHexStringLower(MerkleTree.Root(leaves)) == head.Root && ReceiptCheck.Of(head, keys) ? 0 : 1),
        ("stored and not logged", Math.Abs(stored - leaves.Length)),
        ("neither accepted nor refused", faults ? 0 : other.Count),
    ];
    foreach (var (what, count) in faultsFound)
    {
        Console.WriteLine($"  {count,5} {what}");
    }

    return faultsFound.Any(f => f.Count > 0);
}

string? Option(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
