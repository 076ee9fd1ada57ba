using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Paging;

namespace ScenarioHub.Bidding.Notices;

/// <summary>A place of the ranking as everyone reads it.</summary>
public record RankView(int Rank, string BidderName, decimal? Mean, decimal? Spread);

/// <summary>A public notice as everyone reads it.</summary>
public record NoticeView(
    Guid Id, int Round, NoticeState State, Guid ChallengeId, string ChallengeNumber, string ChallengeTitle, Guid OwnerId, string OwnerName, Guid WinnerId,
    string WinnerName, IReadOnlyList<Winner> Winners, string Reasons, string? RaceReason, DateTimeOffset PublishedAt, DateTimeOffset EndsAt,
    IReadOnlyList<RankView> Ranking, string? VoidReason, DateTimeOffset? VoidedAt)
{
    /// <summary>The view of a notice.</summary>
    public static NoticeView Of(PublicNotice n) => new(
        n.Id, n.Round, n.State, n.ChallengeId, n.ChallengeNumber, n.ChallengeTitle, n.OwnerId, n.OwnerName, n.WinnerId, n.WinnerName, n.Winners, n.Reasons,
        n.RaceReason, n.PublishedAt, n.EndsAt, [.. n.Ranking.Select(r => new RankView(r.Place, r.BidderName, r.Mean, r.Spread))],
        n.VoidReason is null ? null : new Word(n.VoidReason).ToString(), n.VoidedAt);
}

/// <summary>The public register of notices: void ones stay in it, marked as what they are.</summary>
public static class NoticeEndpoints
{
    /// <summary>For everyone.</summary>
    public static void MapNotices(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/notices").WithTags("Notices").AllowAnonymous();
        group.MapGet("/", List);
        group.MapGet("/{challengeId:guid}", Get);
        group.MapGet("/{challengeId:guid}/rounds", Rounds);
    }

    private static async Task<Page<NoticeView>> List([AsParameters] PageRequest page, BiddingDb db, CancellationToken ct)
    {
        var mark = page.After is null ? null : Cursor.Read<Mark>(page.After);
        var rows = await db.Notices.AsNoTracking()
            .Where(n => mark == null || n.PublishedAt < mark.At || (n.PublishedAt == mark.At && n.Id.CompareTo(mark.Id) < 0))
            .OrderByDescending(n => n.PublishedAt).ThenByDescending(n => n.Id)
            .Take(page.Size + 1)
            .ToListAsync(ct);
        return Page.Of([.. rows.Select(NoticeView.Of)], page.Size, last => Cursor.Write(new Mark(last.PublishedAt, last.Id)));
    }

    /// <summary>The last notice of a challenge.</summary>
    private static async Task<Results<Ok<NoticeView>, NotFound>> Get(Guid challengeId, BiddingDb db, CancellationToken ct) =>
        await db.LastNoticeAsync(challengeId, ct) is { } notice ? TypedResults.Ok(NoticeView.Of(notice)) : TypedResults.NotFound();

    /// <summary>All of them, the first round first.</summary>
    private static async Task<Ok<List<NoticeView>>> Rounds(Guid challengeId, BiddingDb db, CancellationToken ct)
    {
        var notices = await db.Notices.AsNoTracking().Where(n => n.ChallengeId == challengeId).OrderBy(n => n.Round).ToListAsync(ct);
        return TypedResults.Ok(notices.ConvertAll(NoticeView.Of));
    }

    private sealed record Mark(DateTimeOffset At, Guid Id);
}

/// <summary>Reads notices.</summary>
public static class NoticeReading
{
    /// <summary>The notice of the last round, void or not.</summary>
    public static Task<PublicNotice?> LastNoticeAsync(this BiddingDb db, Guid challengeId, CancellationToken ct) =>
        db.Notices.AsNoTracking().Where(n => n.ChallengeId == challengeId).OrderByDescending(n => n.Round).FirstOrDefaultAsync(ct);

    /// <summary>The notice that runs, to be bound or voided.</summary>
    public static Task<PublicNotice> RunningNoticeAsync(this BiddingDb db, Guid challengeId, CancellationToken ct) =>
        db.Notices.SingleAsync(n => n.ChallengeId == challengeId && n.State == NoticeState.Running, ct);
}
