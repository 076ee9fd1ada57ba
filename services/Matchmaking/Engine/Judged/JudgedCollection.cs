using System.Text;
using System.Text.Json;

namespace ScenarioHub.Matchmaking.Engine.Judged;

/// <summary>
/// A judged collection: profiles, needs, and grades 0–3 for pairs (人工评判集). One comes with the engine, so that new weights can be measured
/// before they are used; its README stands beside its files.
/// </summary>
public sealed class JudgedCollection
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };
    private static readonly Lazy<JudgedCollection> Own = new(() => new(Lines("profiles.jsonl"), Lines("queries.jsonl"), Lines("qrels.csv")));

    /// <param name="profiles">A JSON object a line.</param>
    /// <param name="needs">A JSON object a line.</param>
    /// <param name="grades">CSV with a header: need, profile, grade.</param>
    public JudgedCollection(IEnumerable<string> profiles, IEnumerable<string> needs, IEnumerable<string> grades)
    {
        var byNeed = grades.Skip(1).Select(line => line.Split(',')).ToLookup(row => row[0], row => (Profile: IdOf(row[1]), Grade: int.Parse(row[2])));
        Profiles = [.. Rows<ProfileRow>(profiles).Select(row => row.ToDocument())];
        Needs =
        [
            .. Rows<NeedRow>(needs).Select(row => new JudgedNeed(
                row.Id, row.ToDocument(), byNeed[row.Id].ToDictionary(grade => grade.Profile, grade => grade.Grade))),
        ];
    }

    /// <summary>The one that comes with the engine.</summary>
    public static JudgedCollection Shared => Own.Value;

    public IReadOnlyList<CompanyDocument> Profiles { get; }

    public IReadOnlyList<JudgedNeed> Needs { get; }

    /// <summary>"C017" → an id that ends in 17.</summary>
    public static Guid IdOf(string code) => new(int.Parse(code[1..]), 0, 0, [0, 0, 0, 0, 0, 0, 0, (byte)code[0]]);

    /// <summary>An engine that holds all profiles.</summary>
    public MatchingEngine Engine(MatchingWeights weights)
    {
        var engine = new MatchingEngine(weights);
        engine.PutAll(Profiles);
        return engine;
    }

    /// <summary>How well weights answer all needs.</summary>
    public Measures Measure(MatchingWeights weights) => Measures.Mean(MeasureEach(weights));

    /// <summary>How well weights answer each need, in order.</summary>
    public IReadOnlyList<Measures> MeasureEach(MatchingWeights weights)
    {
        var engine = Engine(weights);
        return [.. Needs.Select(need => Measures.Of([.. engine.FindCompanies(need.Scenario, 50).Select(suggestion => suggestion.Id)], need.Grades))];
    }

    private static IEnumerable<TRow> Rows<TRow>(IEnumerable<string> lines) =>
        lines.Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<TRow>(line, Snake)!);

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(JudgedCollection).Assembly.GetManifestResourceStream("judged." + name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private sealed record ProfileRow(
        string Id, string? Province, string? City, string? IndustryCode, string? Field, string Capability, string[] Products, string[] Qualifications, string? StaffBand)
    {
        public CompanyDocument ToDocument() => new(
            IdOf(Id), 1, null, Id, null, Capability, Products, Qualifications, Field, IndustryCode, Province, City, null, StaffBand, null);
    }

    private sealed record NeedRow(string Id, string Title, string? Need, string? Field, string? Province, string? City)
    {
        public ScenarioDocument ToDocument() => new(IdOf(Id), 1, Guid.Empty, Title, Need ?? "", null, Field, [], Province, City);
    }
}

/// <summary>A need with its graded profiles.</summary>
public sealed record JudgedNeed(string Code, ScenarioDocument Scenario, IReadOnlyDictionary<Guid, int> Grades);
