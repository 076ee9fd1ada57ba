using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.OpenData.Changes;

/// <summary>One public change.</summary>
/// <param name="Position">Where it stands in the feed; give the last one back as <c>after</c> to go on.</param>
/// <param name="Act"><c>scenario.listed</c>, <c>scenario.changed</c>, <c>scenario.state</c>, <c>scenario.withdrawn</c> or <c>release</c>.</param>
/// <param name="Subject">The scenario or challenge.</param>
/// <param name="Number">The scenario's reference number, or the release's id.</param>
/// <param name="Url">Where to read it.</param>
public record PublicChange(long Position, DateTimeOffset At, string Act, Guid Subject, string? Number, string? Name, string? Url);

/// <summary>Some changes, in commit order.</summary>
/// <param name="Next">What to ask with next, also where nothing has come: the reader keeps it.</param>
/// <param name="More">Whether there are more already.</param>
public record ChangeBatch(IReadOnlyList<PublicChange> Items, long Next, bool More);

/// <summary>
/// The change feed. Positions are given at commit and become visible in order, so a reader who goes on from its last position misses
/// nothing and sees nothing twice, however many write at the same time.
/// </summary>
public static class ChangeEndpoints
{
    private const int Most = 1000;

    /// <summary>Maps <c>/changes?after=&amp;limit=</c>.</summary>
    public static void MapChanges(this RouteGroupBuilder group) => group.MapGet("/changes", Read);

    private static async Task<ChangeBatch> Read(long? after, int? limit, ScenariosDb db, IOptions<OpenDataSettings> settings, CancellationToken ct)
    {
        var (from, size) = (after ?? 0, limit ?? 100);
        if (from < 0)
        {
            throw new InvalidException("after", "field.range", 0, long.MaxValue);
        }

        if (size is < 1 or > Most)
        {
            throw new InvalidException("limit", "field.range", 1, Most);
        }

        var rows = await db.Database.SqlQuery<Row>(
            $"""
            SELECT c.position, c.at, c.act, c.subject, c.ocid, c.release, s.number, s.name
            FROM change c LEFT JOIN scenario s ON s.id = c.subject AND c.release IS NULL
            WHERE c.position > {from} ORDER BY c.position LIMIT {size + 1}
            """).ToListAsync(ct);
        var shown = rows.Take(size).Select(row => row.Shown(settings.Value)).ToList();
        return new(shown, shown is [.., var last] ? last.Position : from, rows.Count > size);
    }

    private sealed record Row(long Position, DateTimeOffset At, string Act, Guid Subject, string? Ocid, string? Release, string? Number, string? Name)
    {
        public PublicChange Shown(OpenDataSettings settings) => new(
            Position, At, Act, Subject, Release ?? Number, Name,
            Release is not null ? $"{settings.At(Ocds.Links.Process(Ocid!))}#{Release}" : Act == "scenario.withdrawn" ? null : settings.At($"/scenarios/{Subject}"));
    }
}
