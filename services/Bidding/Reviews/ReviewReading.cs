using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Visibility;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>Makes the views of reviews; what a reader may not see is not read.</summary>
public class ReviewReading(BiddingDb db)
{
    /// <summary>The review for the park, an administrator or a supervisor; nothing for everyone else.</summary>
    public async Task<ReviewView?> ViewAsync(Challenge c, Review review, ClaimsPrincipal user, CancellationToken ct)
    {
        var (reader, stand) = (Reader.Of(user), new Standing(review, null));
        if (!reader.MaySee(ReviewPart.Panel, c, stand))
        {
            return null;
        }

        var ids = review.Labels.ToArray();
        var bids = await db.Bids.AsNoTracking().Where(b => ids.Contains(b.Id)).ToDictionaryAsync(b => b.Id, ct);
        var seats = await db.Seats.AsNoTracking().Where(s => s.ChallengeId == c.Id).OrderBy(s => s.Number).ToListAsync(ct);
        var sheets = await db.Sheets.AsNoTracking().Where(s => s.ChallengeId == c.Id && s.State != SheetState.Void).ToListAsync(ct);
        var scores = reader.MaySee(ReviewPart.Scores, c, stand) ? Matrix(c, review, sheets, seats, bids) : null;
        var ranking = reader.MaySee(ReviewPart.Ranking, c, stand);
        var open = await db.OpenPlacesAsync(c, review, ct);
        return new(
            c.Id, review.Version, c.Number, c.Title, c.State, review.State, c.Scheme.BlindReview, c.Scheme.PanelSize, c.Scheme.Criteria, c.Scheme.TieRule,
            c.Scheme.Review.OutlierPoints, open, review.Due, review.StartedAt, review.FinishedAt, await SeatsAsync(review, seats, sheets, ct),
            Assignment(c, review, bids, seats, sheets), await ConflictsAsync(review, ct), scores,
            reader.MaySee(ReviewPart.Discussion, c, stand) ? await RemarksAsync(review, seats, named: true, ct) : null, ranking ? review.Ranking : null,
            ranking ? review.FinalRanking() : null, ranking ? review.Reordering : null, ranking ? review.Conclusion : null, await db.NowAsync(ct),
            ReviewCan.Of(c, review, reader, seats, open));
    }

    /// <summary>A bid's scores for its bidder: the experts are numbered, not named.</summary>
    public async Task<OwnScores> OwnScoresAsync(Bid bid, Challenge c, Review review, CancellationToken ct)
    {
        var sheets = await db.Sheets.AsNoTracking().Where(s => s.BidId == bid.Id && s.State == SheetState.Submitted).ToListAsync(ct);
        var scores = Of(c, 0, null, null, sheets.Select((s, i) => (s, i + 1, (string?)null)));
        return new(bid.Id, review.FinalRanking().FirstOrDefault(r => r.BidId == bid.Id)?.Place, c.Scheme.Criteria, scores.Mean, scores.Spread, scores.Sheets);
    }

    /// <summary>What was said, in order.</summary>
    public async Task<List<RemarkView>> RemarksAsync(Review review, IReadOnlyList<Seat> seats, bool named, CancellationToken ct)
    {
        var remarks = await db.Remarks.AsNoTracking().Where(r => r.ChallengeId == review.ChallengeId).OrderBy(r => r.Id).ToListAsync(ct);
        return remarks.ConvertAll(r =>
        {
            var seat = seats.Single(s => s.Id == r.SeatId);
            return new RemarkView(r.Id, seat.Number, named ? seat.Name : null, r.BidId is { } bid ? review.LabelOf(bid) : null, r.Text, r.At);
        });
    }

    /// <summary>The scores of one bid with their figures.</summary>
    public static BidScores Of(Challenge c, int label, Bid? bid, string? name, IEnumerable<(ScoreSheet Sheet, int Number, string? Name)> sheets)
    {
        var all = sheets.ToList();
        var totals = all.Select(s => s.Sheet.Total).OfType<decimal>().ToList();
        return new(
            bid?.Id, label, name, Statistics.Mean(totals), totals is [] ? null : Statistics.Median(totals), Statistics.Spread(totals),
            [.. all.Select(s => new SheetScore(
                s.Sheet.Id, s.Number, s.Name, s.Sheet.Total, s.Sheet.Total is { } t && Statistics.IsOutlier(t, totals, c.Scheme.Review.OutlierPoints), s.Sheet.Marks,
                s.Sheet.Comment))]);
    }

    private static List<BidScores> Matrix(Challenge c, Review review, List<ScoreSheet> sheets, List<Seat> seats, Dictionary<Guid, Bid> bids)
    {
        var names = seats.ToDictionary(s => s.Id);
        var submitted = sheets.Where(s => s.State is SheetState.Submitted).ToLookup(s => s.BidId);
        return [.. review.Labels.Select((id, i) => Of(
            c, i + 1, bids[id], bids[id].BidderName,
            submitted[id].OrderBy(s => names[s.SeatId].Number).Select(s => (s, names[s.SeatId].Number, (string?)names[s.SeatId].Name))))];
    }

    private static List<ReviewedBid> Assignment(Challenge c, Review review, Dictionary<Guid, Bid> bids, List<Seat> seats, List<ScoreSheet> sheets)
    {
        var (of, names) = (sheets.ToLookup(s => s.BidId), seats.ToDictionary(s => s.Id));
        return [.. review.Labels.Select((id, i) => new ReviewedBid(
            id, i + 1, bids[id].BidderName, bids[id].State,
            [.. of[id].Select(s => (Sheet: s, Seat: names[s.SeatId])).OrderBy(s => s.Seat.Number)
                .Select(s => new ReaderView(s.Seat.Id, s.Seat.Number, s.Seat.Name, s.Seat.State, s.Sheet.State, s.Sheet.Explanation))],
            Math.Max(0, c.Scheme.PanelSize - of[id].Count())))];
    }

    private async Task<List<SeatView>> SeatsAsync(Review review, List<Seat> seats, List<ScoreSheet> sheets, CancellationToken ct)
    {
        var people = seats.ConvertAll(s => s.PersonId);
        var experts = await db.Experts.AsNoTracking().Where(e => people.Contains(e.PersonId)).ToDictionaryAsync(e => e.PersonId, ct);
        var organizations = experts.Values.Select(e => e.OrganizationId).ToList();
        var names = await db.Organizations.AsNoTracking().Where(o => organizations.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Name, ct);
        var of = sheets.ToLookup(s => s.SeatId);
        return seats.ConvertAll(s => new SeatView(
            s.Id, s.Number, s.PersonId, s.Name, names.GetValueOrDefault(experts[s.PersonId].OrganizationId), experts[s.PersonId].Fields,
            experts[s.PersonId].RegionCode, s.State, s.AnswerBy, s.AnsweredAt, s.Declared, s.Reason, of[s.Id].Count(),
            of[s.Id].Count(x => x.State is SheetState.Submitted), s.Id == review.ChairId));
    }

    private async Task<List<ConflictView>> ConflictsAsync(Review review, CancellationToken ct) =>
        (await db.Conflicts.AsNoTracking().Where(x => x.ChallengeId == review.ChallengeId)
            .Join(db.Experts, x => x.PersonId, e => e.PersonId, (x, e) => new { Conflict = x, e.Name })
            .OrderBy(x => x.Name).ThenBy(x => x.Conflict.Kind).Take(2000).ToListAsync(ct))
        .ConvertAll(x => new ConflictView(x.Conflict.BidId, review.LabelOf(x.Conflict.BidId), x.Conflict.PersonId, x.Name, x.Conflict.Kind, x.Conflict.Detail));
}
