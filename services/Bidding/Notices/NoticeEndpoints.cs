using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Paging;

namespace ScenarioHub.Bidding.Notices;

/// <summary>A place of the ranking as everyone reads it.</summary>
public record RankView(int Rank, string BidderName);

/// <summary>A public notice as everyone reads it.</summary>
public record NoticeView(
    Guid ChallengeId, string ChallengeNumber, string ChallengeTitle, Guid OwnerId, string OwnerName, Guid WinnerId, string WinnerName, string Reasons,
    DateTimeOffset PublishedAt, DateTimeOffset EndsAt, IReadOnlyList<RankView> Ranking)
{
    /// <summary>The view of a notice.</summary>
    public static NoticeView Of(PublicNotice n) => new(
        n.ChallengeId, n.ChallengeNumber, n.ChallengeTitle, n.OwnerId, n.OwnerName, n.WinnerId, n.WinnerName, n.Reasons, n.PublishedAt, n.EndsAt,
        [.. n.Ranking.Select(r => new RankView(r.Place, r.BidderName))]);
}

/// <summary>The public register of notices.</summary>
public static class NoticeEndpoints
{
    /// <summary>For everyone.</summary>
    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/notices").WithTags("Notices").AllowAnonymous();
        group.MapGet("/", List);
        group.MapGet("/{challengeId:guid}", Get);
    }

    private static async Task<Page<NoticeView>> List([AsParameters] PageRequest page, BiddingDb db, CancellationToken ct)
    {
        var mark = page.After is null ? null : Cursor.Read<Mark>(page.After);
        var rows = await db.Notices.AsNoTracking()
            .Where(n => mark == null || n.PublishedAt < mark.At || (n.PublishedAt == mark.At && n.ChallengeId.CompareTo(mark.Id) < 0))
            .OrderByDescending(n => n.PublishedAt).ThenByDescending(n => n.ChallengeId)
            .Take(page.Size + 1)
            .ToListAsync(ct);
        return Page.Of([.. rows.Select(NoticeView.Of)], page.Size, last => Cursor.Write(new Mark(last.PublishedAt, last.ChallengeId)));
    }

    private static async Task<Results<Ok<NoticeView>, NotFound>> Get(Guid challengeId, BiddingDb db, CancellationToken ct) =>
        await db.Notices.AsNoTracking().SingleOrDefaultAsync(n => n.ChallengeId == challengeId, ct) is { } notice
            ? TypedResults.Ok(NoticeView.Of(notice))
            : TypedResults.NotFound();

    private sealed record Mark(DateTimeOffset At, Guid Id);
}
