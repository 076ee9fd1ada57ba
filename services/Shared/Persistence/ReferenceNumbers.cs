using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Persistence;

/// <summary>Reference numbers that people read, such as <c>CJ-2026-000123</c>.</summary>
public static class ReferenceNumbers
{
    /// <summary>
    /// Takes <paramref name="count"/> consecutive numbers of a prefix and year inside the caller's transaction; they are free again if it is
    /// rolled back, and a second taker waits until it ends.
    /// </summary>
    public static async Task<IReadOnlyList<string>> TakeNumbersAsync(this ServiceDb db, string prefix, int year, int count, CancellationToken ct)
    {
        var last = (await db.Database.SqlQuery<long>(
            $"""
            INSERT INTO reference_number AS r (prefix, year, last) VALUES ({prefix}, {year}, {count})
            ON CONFLICT (prefix, year) DO UPDATE SET last = r.last + {count} RETURNING last AS "Value"
            """).ToListAsync(ct)).Single();
        return [.. Enumerable.Range(0, count).Select(i => $"{prefix}-{year}-{last - count + 1 + i:D6}")];
    }
}
