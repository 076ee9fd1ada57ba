using System.Security.Claims;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts;
using ScenarioHub.Scenarios.Directions;
using ScenarioHub.Persistence;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>A row that says what the park has already; it is passed over.</summary>
public record ImportDuplicate(int Row, string Name, string Number);

/// <summary>What has come of a file: everything wrong with it, or what it brought.</summary>
public record ImportOutcome(IReadOnlyList<ImportProblem> Problems, IReadOnlyList<ImportDuplicate> Duplicates, IReadOnlyList<Guid> Created);

/// <summary>Checks a file that was read against what its park has, and stores it whole or not at all. Runs inside the caller's transaction.</summary>
internal static class ImportRun
{
    public static async Task<ImportOutcome> RunAsync(
        ScenariosDb db, ScenarioFile file, string name, Party owner, ClaimsPrincipal user, bool dryRun, DateTimeOffset now, Action<ImportStage> reached, CancellationToken ct)
    {
        reached(ImportStage.Checking);

        // Two imports of one park run one after the other, so that the second sees the names that the first has brought.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({owner.Id.ToString()}, 0))", ct);
        var (problems, duplicates) = await CompareAsync(file, owner.Id, db, ct);
        problems = [.. file.Problems.Concat(problems).Concat(await UnknownDirectionsAsync(file, db, ct)).OrderBy(p => p.Row ?? 0)];
        if (problems.Count > 0 || dryRun)
        {
            return new(problems, duplicates, []);
        }

        reached(ImportStage.Storing);
        var passedOver = duplicates.Select(d => d.Row).ToHashSet();
        return new([], duplicates, await ImportStore.StoreAsync(db, [.. file.Scenarios.Where(s => !passedOver.Contains(s.Row))], name, owner, user, now, ct));
    }

    /// <summary>The same name with the same content is a duplicate; with another content it is a problem, for nobody knows which one is meant.</summary>
    private static async Task<(List<ImportProblem> Problems, List<ImportDuplicate> Duplicates)> CompareAsync(ScenarioFile file, Guid owner, ScenariosDb db, CancellationToken ct)
    {
        var keys = file.Scenarios.Select(s => SearchText.Key(s.Content.Name)).Distinct().ToArray();
        var existing = (await db.Scenarios.AsNoTracking().Where(s => s.OwnerId == owner && s.State != ScenarioState.Withdrawn && keys.Contains(s.Search.NameKey))
            .Select(s => new { s.Search.NameKey, s.Number, s.Content }).ToListAsync(ct)).ToLookup(s => s.NameKey);
        var (problems, duplicates) = (new List<ImportProblem>(), new List<ImportDuplicate>());
        foreach (var row in file.Scenarios)
        {
            var same = existing[SearchText.Key(row.Content.Name)].ToList();
            if (same.Find(s => Says(s.Content) == Says(row.Content)) is { } equal)
            {
                duplicates.Add(new(row.Row, row.Content.Name, equal.Number));
            }
            else if (same.Count > 0)
            {
                problems.Add(new(row.Row, row.NameHeading, "import.exists", row.Content.Name, string.Join(", ", same.Select(s => s.Number))));
            }
        }

        return (problems, duplicates);
    }

    private static async Task<IEnumerable<ImportProblem>> UnknownDirectionsAsync(ScenarioFile file, ScenariosDb db, CancellationToken ct)
    {
        var named = file.Scenarios.SelectMany(s => s.Content.Directions).Distinct().ToArray();
        var known = await db.Directions.Where(d => d.State == DirectionState.Published && named.Contains(d.Name)).Select(d => d.Name).ToListAsync(ct);
        return from row in file.Scenarios
               from name in row.Content.Directions.Except(known)
               select new ImportProblem(row.Row, ImportColumn.All.First(c => c.Name == "directions").Title(), "direction.unknown", name, name);
    }

    /// <summary>What a content says, so that two can be compared: a sum without idle zeros, an instant without its place, and without what no file can say.</summary>
    private static string Says(ScenarioContent content) => JsonSerializer.Serialize(content with
    {
        RegisteredFields = [],
        InvestmentYuan = content.InvestmentYuan / 1.0000000000000000000000000000m,
        Deadline = content.Deadline?.ToUniversalTime(),
    });
}
