using System.Diagnostics;
using System.Globalization;
using ScenarioHub.Bidding.Assignment;

// Time to match fields and to assign bids to experts, on one thread.
// dotnet run -c Release --project bench/Assignment [-- BIDS EXPERTS PLACES]
var numbers = args.Select(a => int.Parse(a, CultureInfo.InvariantCulture)).ToArray();
var (bids, experts, size) = numbers is [var b, var e, var s] ? (b, e, s) : (300, 120, 5);
string[] words = ["智能制造", "水质监测", "量子通信", "低空物流", "工业视觉", "数字孪生", "新型储能", "生物医药", "集成电路", "智慧城市", "边缘计算", "机器人"];
Console.WriteLine($"{bids} bids, {experts} experts, {size} each: one pair in twenty in conflict, 31 provinces, at most 20 bids an expert");
for (var run = 1; run <= 5; run++)
{
    var random = new Random(run);
    var texts = Enumerable.Range(0, bids).Select(_ => string.Join('，', Enumerable.Range(0, 300).Select(_ => words[random.Next(words.Length)]).Where((_, i) => i % 7 != run))).ToList();
    var fields = Enumerable.Range(0, experts).Select(_ => (IReadOnlyList<string>)[.. Enumerable.Range(0, 5).Select(_ => words[random.Next(words.Length)] + (random.Next(2) == 0 ? "技术" : ""))]).ToList();
    var watch = Stopwatch.StartNew();
    var fit = texts.Select(t => new FieldText(t)).Select(t => (IReadOnlyList<long?>)[.. fields.Select(f =>
        random.Next(20) == 0 ? (long?)null : (long)(Assigner.FieldWeight * t.Match(f).Distance) + random.Next(200))]).ToList();
    var matched = watch.Elapsed;
    var problem = new AssignmentProblem(
        size, [.. fields.Select(_ => new Reviewer(random.Next(31), random.Next(3), 22))], fit, [.. texts.Select(_ => (IReadOnlyList<int>)[])]);
    watch.Restart();
    var plan = Assigner.Solve(problem);
    Console.WriteLine(FormattableString.Invariant(
        $"run {run}: fields {matched.TotalSeconds:F2} s, assignment {watch.Elapsed.TotalSeconds:F2} s, {plan.Pairs.Count} pairs, {plan.Missing.Sum()} open, cost {plan.Cost}, loads {plan.Pairs.CountBy(p => p.Reviewer).Min(l => l.Value)}–{plan.Pairs.CountBy(p => p.Reviewer).Max(l => l.Value)}"));
}
