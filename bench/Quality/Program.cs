using System.Globalization;
using ScenarioHub.Bench.Quality;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.Matchmaking.Engine.Judged;

// How well the engine answers the judged collection, what each feature gives, and how much of it is chosen weights.
//   ./hub quality matching [PROFILES.jsonl QUERIES.jsonl QRELS.csv]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var judged = args is [var profiles, var queries, var grades]
    ? new JudgedCollection(File.ReadLines(profiles), File.ReadLines(queries), File.ReadLines(grades))
    : JudgedCollection.Shared;
Console.WriteLine($"{judged.Needs.Count} needs, {judged.Profiles.Count} profiles\n");
var full = new MatchingWeights();
Say("plain BM25 over pairs of characters", judged.Measure(Ablations.PlainBm25));
Say("the engine", judged.Measure(full));
Console.WriteLine();
foreach (var (name, weights, _) in Ablations.Of(full))
{
    Say(name, judged.Measure(weights));
}

Console.WriteLine();
CrossValidation.Run(judged, full, Say);

static void Say(string name, Measures measures) => Console.WriteLine($"{name,-52} {measures}");
