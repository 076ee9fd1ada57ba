using System.Globalization;
using System.Security.Claims;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Text;

namespace ScenarioHub.Matchmaking.Fairness;

/// <summary>How one group of companies fares.</summary>
/// <param name="Suggested">How many of its companies were ever suggested; <paramref name="Share"/> is their share of all suggested companies.</param>
public record FairnessRow(string By, string Name, int Companies, int Suggested, int Introduced, int Matches, double Share);

/// <summary>A company that was never suggested.</summary>
public record NeverSuggested(string CompanyKey, string CompanyName, Guid ProfileId, string? Province, string? Tier, DateTimeOffset Since);

/// <summary>The fairness view (公平性): whether suggestions reach all tiers and regions, and whom they never reach.</summary>
/// <param name="Companies">Companies with a profile that is shown.</param>
/// <param name="Never">How many of them were never suggested.</param>
public record FairnessView(int Companies, int Never, IReadOnlyList<FairnessRow> Rows);

/// <summary>For those who run and those who supervise the platform.</summary>
public static class FairnessEndpoints
{
    public static void MapFairness(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/fairness").WithTags("Fairness").RequireAuthorization(Policies.Auditor);
        group.MapGet("", Get);
        group.MapGet("/never", Never);
        group.MapGet("/export", Export);
    }

    private static async Task<FairnessView> Get(MatchmakingDb db, CancellationToken ct)
    {
        var rows = await RowsAsync(db, ct);
        var tiers = rows.FindAll(r => r.By == "tier");
        var companies = tiers.Sum(r => r.Companies);
        return new(companies, companies - tiers.Sum(r => r.Suggested), rows);
    }

    private static async Task<Page<NeverSuggested>> Never([AsParameters] PageRequest page, MatchmakingDb db, CancellationToken ct)
    {
        var after = page.After is null ? "" : Cursor.Read<string>(page.After);
        var rows = await db.Database.SqlQuery<NeverSuggested>(
            $"""
            SELECT DISTINCT ON (p.company_key) p.company_key AS "CompanyKey", p.company_name AS "CompanyName", p.id AS "ProfileId", p.province AS "Province",
                o.tier AS "Tier", p.created_at AS "Since"
            FROM profile p LEFT JOIN organization o ON o.id = p.company_id
            WHERE p.state = 'Active' AND p.company_key > {after} AND NOT EXISTS (SELECT 1 FROM match m WHERE m.company_key = p.company_key)
            ORDER BY p.company_key, p.created_at LIMIT {page.Size + 1}
            """).ToListAsync(ct);
        return Page.Of(rows, page.Size, last => Cursor.Write(last.CompanyKey));
    }

    /// <summary>The table as comma-separated values, with the byte-order mark that table programs need.</summary>
    private static async Task<IResult> Export(ClaimsPrincipal user, MatchmakingDb db, CancellationToken ct)
    {
        var text = new StringBuilder("\uFEFFby,name,companies,suggested,introduced,matches,share\r\n");
        foreach (var row in await RowsAsync(db, ct))
        {
            text.Append(CsvText.Line(
                row.By, row.Name, Text(row.Companies), Text(row.Suggested), Text(row.Introduced), Text(row.Matches), row.Share.ToString("0.####", CultureInfo.InvariantCulture)));
        }

        db.Record(user, "fairness.export", user.OrganizationId());
        await db.SaveChangesAsync(ct);
        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", "fairness.csv");
    }

    /// <summary>One pass over companies with their matches, grouped twice. A company without a tier or a province is a group of its own (<c>-</c>).</summary>
    private static async Task<List<FairnessRow>> RowsAsync(MatchmakingDb db, CancellationToken ct)
    {
        var rows = await db.Database.SqlQuery<Counted>(
            $"""
            WITH company AS (
                SELECT p.company_key, COALESCE(max(o.tier), '-') AS tier, COALESCE(max(p.province), '-') AS province
                FROM profile p LEFT JOIN organization o ON o.id = p.company_id WHERE p.state = 'Active' GROUP BY p.company_key
            ), met AS (
                SELECT company_key, count(*) AS matches, count(*) FILTER (WHERE state IN ('Introduced', 'Accepted', 'Declined', 'Talking', 'Agreed', 'Closed')) AS introduced
                FROM match GROUP BY company_key
            )
            SELECT CASE WHEN grouping(c.tier) = 0 THEN 'tier' ELSE 'region' END AS "By", COALESCE(c.tier, c.province) AS "Name", count(*)::int AS "Companies",
                count(m.company_key)::int AS "Suggested", (count(*) FILTER (WHERE m.introduced > 0))::int AS "Introduced", COALESCE(sum(m.matches), 0)::int AS "Matches"
            FROM company c LEFT JOIN met m ON m.company_key = c.company_key
            GROUP BY GROUPING SETS ((c.tier), (c.province)) ORDER BY 1 DESC, 3 DESC, 2
            """).ToListAsync(ct);
        var all = Math.Max(1, rows.Where(r => r.By == "tier").Sum(r => r.Suggested));
        return rows.ConvertAll(r => new FairnessRow(r.By, r.Name, r.Companies, r.Suggested, r.Introduced, r.Matches, Math.Round((double)r.Suggested / all, 4)));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed record Counted(string By, string Name, int Companies, int Suggested, int Introduced, int Matches);
}
