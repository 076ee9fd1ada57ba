using System.Security.Claims;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using ScenarioHub.Scenarios.Catalogue.Index;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>The calendar of deadlines (截止日历), as data and as a feed that calendar programs subscribe to.</summary>
internal static class DeadlineEndpoints
{
    private const int Most = 1000;
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(366);

    /// <summary>Maps <c>/deadlines</c> and <c>/deadlines.ics</c>. Public.</summary>
    public static void MapDeadlines(this RouteGroupBuilder group)
    {
        group.MapGet("/deadlines", List);
        group.MapGet("/deadlines.ics", Feed);
    }

    private static Task<IReadOnlyList<ScenarioSummary>> List(
        [AsParameters] CatalogueFilter filter, DateTimeOffset? from, DateTimeOffset? until, ClaimsPrincipal user, CatalogueIndex index, TimeProvider clock,
        CancellationToken ct)
    {
        var start = from ?? clock.GetUtcNow();
        return DueAsync(index, user, filter, start, until ?? start + Ahead, ct);
    }

    private static async Task<ContentHttpResult> Feed(
        [AsParameters] CatalogueFilter filter, ClaimsPrincipal user, HttpContext http, CatalogueIndex index, IConfiguration configuration, TimeProvider clock,
        CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await DueAsync(index, user, filter, now, now + Ahead, ct);
        http.Response.Headers.ContentDisposition = "inline; filename=deadlines.ics";
        var site = configuration["Authentication:Issuer"]?.TrimEnd('/') ?? $"{http.Request.Scheme}://{http.Request.Host}";
        return TypedResults.Text(DeadlineCalendar.Of(due, site, now), "text/calendar", Encoding.UTF8);
    }

    private static Task<IReadOnlyList<ScenarioSummary>> DueAsync(
        CatalogueIndex index, ClaimsPrincipal user, CatalogueFilter filter, DateTimeOffset from, DateTimeOffset until, CancellationToken ct) =>
        index.FindAsync(Reader.Of(user), filter, finding => finding.Due(from, until, Most), ct);
}
