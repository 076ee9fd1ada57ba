using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Notices;
using ScenarioHub.Bidding.Reviews;
using ScenarioHub.Bidding.Visibility;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>Makes the views of challenges for a reader, by the database's clock.</summary>
public class ChallengeReading(BiddingDb db)
{
    /// <summary>A challenge with its questions and notice.</summary>
    public async Task<ChallengeView> ViewAsync(Challenge c, ClaimsPrincipal user, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        var now = await db.NowAsync(ct);
        var questions = await db.Questions.AsNoTracking().Where(q => q.ChallengeId == c.Id).OrderBy(q => q.AskedAt).ToListAsync(ct);
        var notice = reader.MaySee(Part.Notice, c, null, now)
            ? await db.LastNoticeAsync(c.Id, ct) : null;
        var hasBid = await db.Bids.AnyAsync(b => b.ChallengeId == c.Id && b.BidderId == reader.Organization, ct);
        var reviewed = await db.Reviews.AnyAsync(r => r.ChallengeId == c.Id && r.State == ReviewState.Finished, ct);
        var counts = await CountsAsync([c], reader, now, ct);
        return new(
            c.Id, c.Version, c.Number, c.Title, c.State, c.Type, c.OwnerId, c.OwnerName, c.ScenarioId, c.ScenarioName, c.Problem, c.Field, c.Indicators,
            c.BudgetYuan, c.DurationMonths, c.IntellectualProperty, c.Conditions, c.Deadline, now, c.NoticeDays, c.OpenedAt, c.ClosedAt, counts(c),
            [.. questions.Select(QuestionView.Of)], notice is null ? null : NoticeView.Of(notice),
            [.. c.Extensions.Select(e => e with { Reason = new Word(e.Reason).ToString() })], c.EndReason is null ? null : new Word(c.EndReason).ToString(),
            c.Authors.Contains(reader.Person), ChallengeCan.Of(c, reader, questions.Any(q => q.Answer is null), hasBid, reviewed, now),
            c.Scheme, c.Amendments);
    }

    /// <summary>Challenges of a list.</summary>
    public async Task<List<ChallengeSummary>> SummariesAsync(IReadOnlyList<Challenge> challenges, ClaimsPrincipal user, CancellationToken ct)
    {
        var counts = await CountsAsync(challenges, Reader.Of(user), await db.NowAsync(ct), ct);
        return [.. challenges.Select(c => ChallengeSummary.Of(c, counts(c)))];
    }

    private async Task<Func<Challenge, int?>> CountsAsync(IReadOnlyList<Challenge> challenges, Reader reader, DateTimeOffset now, CancellationToken ct)
    {
        var countable = challenges.Where(c => reader.MaySee(Part.BidCount, c, null, now)).Select(c => c.Id).ToList();
        var counts = countable is [] ? [] : await db.Bids
            .Where(b => countable.Contains(b.ChallengeId))
            .Where(b => b.State != BidState.Draft && b.State != BidState.Amended && b.State != BidState.Withdrawn)
            .Where(b => b.State != BidState.Submitted
                || !db.Challenges.Any(c => c.Id == b.ChallengeId && c.AmendedAt != null && c.AmendedAt > (b.ReconfirmedAt ?? b.SubmittedAt)))
            .GroupBy(b => b.ChallengeId)
            .ToDictionaryAsync(g => g.Key, g => g.Count(), ct);
        return c => countable.Contains(c.Id) ? counts.GetValueOrDefault(c.Id) : null;
    }
}
