using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Scenarios.Duplicates;

/// <summary>Something of the same park that says nearly the same.</summary>
/// <param name="Kind"><c>handIn</c> or <c>scenario</c>.</param>
/// <param name="Likeness">Resemblance of name and need, 0 to 1; see <see cref="Shingles"/>.</param>
public record NearDuplicate(string Kind, Guid Id, string Number, string Name, string OwnerName, string State, DateTimeOffset At, double Likeness);

/// <summary>Finds near duplicates among a park's hand-ins and scenarios.</summary>
public static class NearDuplicates
{
    /// <summary>Less alike is not shown. Two descriptions of one need by different writers were seen from 0.3 up.</summary>
    public const double Least = 0.3;

    private const int Candidates = 200;
    private const int Shown = 10;

    /// <summary>The most alike first. The candidates come by an index; only those are compared word by word.</summary>
    public static async Task<IReadOnlyList<NearDuplicate>> FindDuplicatesAsync(
        this ScenariosDb db, Guid park, Guid self, string name, string need, CancellationToken ct)
    {
        var shingles = Shingles.Of(name, need);
        var bands = MinHash.Of(shingles);
        var found = await db.Database.SqlQuery<Candidate>(
            $"""
            (SELECT 'handIn' AS "Kind", id AS "Id", number AS "Number", name AS "Name", owner_name AS "OwnerName", state AS "State",
                submitted_at AS "At", content ->> 'need' AS "Need"
            FROM hand_in WHERE park_id = {park} AND id <> {self} AND state <> 'Withdrawn' AND duplicate_bands && {bands} LIMIT {Candidates})
            UNION ALL
            (SELECT 'scenario', id, number, name, owner_name, state, created_at, need
            FROM scenario WHERE owner_id = {park} AND id <> {self} AND state <> 'Withdrawn' AND duplicate_bands && {bands} LIMIT {Candidates})
            """).ToListAsync(ct);
        return
        [
            .. found.Select(c => new NearDuplicate(
                    c.Kind, c.Id, c.Number, c.Name, c.OwnerName, System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(c.State), c.At,
                    Math.Round(Shingles.Resemblance(shingles, Shingles.Of(c.Name, c.Need)), 3)))
                .Where(d => d.Likeness >= Least).OrderByDescending(d => d.Likeness).ThenBy(d => d.Number, StringComparer.Ordinal).Take(Shown),
        ];
    }

    private sealed record Candidate(string Kind, Guid Id, string Number, string Name, string OwnerName, string State, DateTimeOffset At, string Need);
}
