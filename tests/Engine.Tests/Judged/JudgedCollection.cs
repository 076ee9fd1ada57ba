using System.Text.Json;
using ScenarioHub.Matchmaking.Engine;

namespace ScenarioHub.Engine.Tests.Judged;

/// <summary>The judged collection of <c>Judged/README.md</c>: profiles, needs, and grades 0–3 for pairs.</summary>
public sealed class JudgedCollection
{
    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private JudgedCollection(IReadOnlyList<CompanyDocument> profiles, IReadOnlyList<JudgedNeed> needs) => (Profiles, Needs) = (profiles, needs);

    public IReadOnlyList<CompanyDocument> Profiles { get; }

    public IReadOnlyList<JudgedNeed> Needs { get; }

    public static JudgedCollection Load()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Judged");
        var grades = File.ReadLines(Path.Combine(folder, "qrels.csv")).Skip(1).Select(line => line.Split(','))
            .ToLookup(row => row[0], row => (Profile: IdOf(row[1]), Grade: int.Parse(row[2])));
        return new(
            [.. Rows<ProfileRow>(folder, "profiles.jsonl").Select(row => row.ToDocument())],
            [.. Rows<NeedRow>(folder, "queries.jsonl").Select(row => new JudgedNeed(
                row.Id, row.ToDocument(), grades[row.Id].ToDictionary(grade => grade.Profile, grade => grade.Grade)))]);
    }

    /// <summary>"C017" → an id that ends in 17.</summary>
    public static Guid IdOf(string code) => new(int.Parse(code[1..]), 0, 0, [0, 0, 0, 0, 0, 0, 0, (byte)code[0]]);

    private static IEnumerable<TRow> Rows<TRow>(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file)).Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<TRow>(line, Snake)!);

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
