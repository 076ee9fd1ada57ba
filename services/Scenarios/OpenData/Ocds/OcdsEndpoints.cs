using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.OpenData.Ocds;

/// <summary>A day on which there were releases.</summary>
public record ReleaseDay(DateOnly Date, int Releases, string Url);

/// <summary>A release in a list of many.</summary>
public record ReleaseSummary(string Id, string Ocid, DateTimeOffset Date, string[] Tags);

/// <summary>The whole offer, so that a program finds everything else from here.</summary>
public record OpenDataIndex(
    string Publisher, string License, string Standard, string Changes, string Feed, IReadOnlyList<ReleaseDay> Days, IReadOnlyList<ReleaseSummary> Newest);

/// <summary>The releases at stable addresses. Public; a release holds nothing that the public may not see.</summary>
public static class OcdsEndpoints
{
    private const int PageSize = 100;
    private const int MostDays = 366;
    private static readonly TimeSpan Beijing = TimeSpan.FromHours(8);

    /// <summary>Maps packages by day and by process, and records.</summary>
    public static void MapOcds(this RouteGroupBuilder group)
    {
        group.MapGet("/", Index);
        group.MapGet("/releases/{day}", OfDay);
        group.MapGet("/processes/{ocid}", OfProcess);
        group.MapGet("/records/{ocid}", OfRecord);
    }

    private static async Task<OpenDataIndex> Index(ScenariosDb db, IOptions<OpenDataSettings> options, CancellationToken ct)
    {
        var settings = options.Value;
        var days = await db.Database.SqlQuery<DayCount>(
            $"""
            SELECT (date AT TIME ZONE 'Asia/Shanghai')::date AS day, count(*)::int AS releases FROM release GROUP BY 1 ORDER BY 1 DESC LIMIT {MostDays}
            """).ToListAsync(ct);
        var newest = await db.Releases.AsNoTracking().OrderByDescending(r => r.Date).ThenByDescending(r => r.Id).Take(20)
            .Select(r => new ReleaseSummary(r.Id, r.Ocid, r.Date, r.Tags)).ToListAsync(ct);
        return new(
            settings.Publisher, settings.License, "OCDS 1.1.5", settings.At($"{Links.Root}/changes"), settings.At($"{Links.Root}/feed.atom"),
            [.. days.Select(d => new ReleaseDay(d.Day, d.Releases, settings.At(Links.Day(d.Day, 1))))], newest);
    }

    /// <summary>The releases of one day by Beijing time, 100 a page. Releases are only ever added at the end, so a full page stays as it is.</summary>
    private static async Task<Results<JsonHttpResult<JsonObject>, NotFound>> OfDay(
        DateOnly day, int? page, ScenariosDb db, IOptions<OpenDataSettings> options, CancellationToken ct)
    {
        var number = page ?? 1;
        if (number is < 1 or > 100_000)
        {
            throw new InvalidException("page", "field.range", 1, 100_000);
        }

        var from = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), Beijing).ToUniversalTime();
        var rows = await db.Releases.AsNoTracking().Where(r => r.Date >= from && r.Date < from.AddDays(1)).OrderBy(r => r.Date).ThenBy(r => r.Id)
            .Skip((number - 1) * PageSize).Take(PageSize + 1).ToListAsync(ct);
        if (rows.Count == 0)
        {
            return TypedResults.NotFound();
        }

        var settings = options.Value;
        var shown = rows.Take(PageSize).ToList();
        return Package(Packages.OfReleases(
            shown.Select(r => r.Body), settings.At(Links.Day(day, number)), shown[^1].Date, settings,
            rows.Count > PageSize ? settings.At(Links.Day(day, number + 1)) : null, number > 1 ? settings.At(Links.Day(day, number - 1)) : null));
    }

    private static async Task<Results<JsonHttpResult<JsonObject>, NotFound>> OfProcess(
        string ocid, ScenariosDb db, IOptions<OpenDataSettings> options, CancellationToken ct) =>
        await ReleasesAsync(db, ocid, ct) is [_, ..] releases
            ? Package(Packages.OfReleases(releases.Select(r => r.Body), options.Value.At(Links.Process(ocid)), releases[^1].Date, options.Value))
            : TypedResults.NotFound();

    private static async Task<Results<JsonHttpResult<JsonObject>, NotFound>> OfRecord(
        string ocid, ScenariosDb db, IOptions<OpenDataSettings> options, CancellationToken ct) =>
        await ReleasesAsync(db, ocid, ct) is [_, ..] releases ? Package(Packages.OfRecord(ocid, releases, options.Value)) : TypedResults.NotFound();

    /// <summary>A process has as many releases as things happened to it: dozens, not thousands.</summary>
    private static Task<List<Release>> ReleasesAsync(ScenariosDb db, string ocid, CancellationToken ct) =>
        db.Releases.AsNoTracking().Where(r => r.Ocid == ocid).OrderBy(r => r.Number).Take(1000).ToListAsync(ct);

    private static JsonHttpResult<JsonObject> Package(JsonObject package) => TypedResults.Json(package);

    private sealed record DayCount(DateOnly Day, int Releases);
}
