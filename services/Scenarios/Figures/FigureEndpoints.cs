using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Figures;

/// <summary>What a park can say of its own scenarios in numbers.</summary>
public static class FigureEndpoints
{
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    /// <summary>Maps <c>/mine/figures</c> and the same as CSV. For parks, each its own.</summary>
    public static void MapFigures(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/mine").WithTags("Figures").RequireAuthorization(Policies.Park);
        group.MapGet("/figures", Of);
        group.MapGet("/figures.csv", Csv);
    }

    private static Task<ParkFigures> Of(int? year, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct) => CountAsync(year, user, db, ct);

    private static async Task<FileContentHttpResult> Csv(int? year, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        var table = FigureTable.Of(await CountAsync(year, user, db, ct));
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);
        return TypedResults.File([.. utf8.GetPreamble(), .. utf8.GetBytes(table)], "text/csv; charset=utf-8", $"figures{(year is { } one ? $"-{one}" : "")}.csv");
    }

    /// <summary>One pass over the park's scenarios of the year in which they were begun, by the clock in Beijing.</summary>
    private static async Task<ParkFigures> CountAsync(int? year, ClaimsPrincipal user, ScenariosDb db, CancellationToken ct)
    {
        if (year is < FirstYear or > LastYear)
        {
            throw new InvalidException("year", "field.range", FirstYear, LastYear);
        }

        var own = user.OrganizationId();
        var rows = await db.Database.SqlQuery<FigureRow>(
            $"""
            WITH mine AS MATERIALIZED (
                SELECT s.id, s.state, s.kind, s.directions, s.submitted_at, s.approved_at, s.listed_at, s.listed_at IS NOT NULL AND s.state <> 'Withdrawn' AS public
                FROM scenario s
                WHERE s.owner_id = {own} AND ({year}::int IS NULL OR extract(year FROM s.created_at AT TIME ZONE 'Asia/Shanghai') = {year}::int)),
            reported AS (
                SELECT coalesce(p.state, 'NotStarted') AS state, p.next_report_at <= now() AND p.state NOT IN ('Done', 'Dropped') AS overdue
                FROM mine m LEFT JOIN progress p ON p.scenario_id = m.id WHERE m.public)
            SELECT 'total' AS "Part", '' AS "Value", count(*) AS "Count", NULL::numeric AS "Days" FROM mine
            UNION ALL SELECT 'state', state, count(*), NULL FROM mine GROUP BY state
            UNION ALL SELECT 'kind', kind, count(*), NULL FROM mine GROUP BY kind
            UNION ALL SELECT 'direction', d, count(*), NULL FROM mine, unnest(directions) d GROUP BY d
            UNION ALL SELECT 'progress', state, count(*), NULL FROM reported GROUP BY state
            UNION ALL SELECT 'overdue', '', count(*), NULL FROM reported WHERE overdue
            UNION ALL SELECT 'time', 'approval', count(*), round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM approved_at - submitted_at)) / 86400)::numeric, 1)
                FROM mine WHERE approved_at IS NOT NULL AND submitted_at IS NOT NULL
            UNION ALL SELECT 'time', 'listing', count(*), round((percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM listed_at - approved_at)) / 86400)::numeric, 1)
                FROM mine WHERE listed_at IS NOT NULL AND approved_at IS NOT NULL
            """).ToListAsync(ct);
        return ParkFigures.Of(year, rows);
    }
}
