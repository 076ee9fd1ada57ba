using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Audit;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>Stores the rows of a file as drafts, inside the caller's transaction.</summary>
internal static class ImportStore
{
    /// <summary>So many stand in memory with their search words at a time.</summary>
    private const int Batch = 250;

    public static async Task<IReadOnlyList<Guid>> StoreAsync(
        ScenariosDb db, IReadOnlyList<ImportedRow> rows, string name, Party owner, ClaimsPrincipal user, DateTimeOffset now, CancellationToken ct)
    {
        var ids = new List<Guid>(rows.Count);
        var (scenarios, acts) = (new BulkCopy<Scenario>(db), new BulkCopy<AuditEntry>(db));
        foreach (var some in rows.Chunk(Batch))
        {
            var stored = Array.ConvertAll(some, row => (row.Row, Scenario: Scenario.Unnumbered(owner, row.Content, now)));
            await scenarios.WriteAsync(stored.Select(s => s.Scenario), ct);
            foreach (var (row, scenario) in stored)
            {
                db.Record(user, "scenario.import", scenario.Id, owner.Id, new { file = name, row });
                ids.Add(scenario.Id);
            }

            // They go the same fast way as the scenarios, so they are taken back from the context.
            var recorded = db.ChangeTracker.Entries<AuditEntry>().Where(e => e.State == EntityState.Added).ToList();
            recorded.ForEach(entry => entry.State = EntityState.Detached);
            await acts.WriteAsync(recorded.Select(entry => entry.Entity), ct);
        }

        // Whoever takes numbers makes all others wait for theirs until the end: so last, and in one statement.
        Guid[] all = [.. ids];
        string[] numbers = all is [] ? [] : [.. await db.TakeNumbersAsync(ScenarioEndpoints.Prefix, now.Year, all.Length, ct)];
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE scenario s SET number = given.number, need_tokens = s.need_tokens || string_to_array(lower(given.number), '-')
            FROM unnest({all}, {numbers}) AS given (id, number) WHERE s.id = given.id
            """,
            ct);
        return ids;
    }
}
