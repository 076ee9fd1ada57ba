using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Attachments;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Conflicts;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>Makes the views of score sheets for their own experts; what may not be seen is never unsealed.</summary>
public class SheetReading(BiddingDb db, BidReading bids)
{
    /// <summary>A sheet with its bid, or nothing where it is not the reader's to see.</summary>
    public async Task<SheetView?> ViewAsync(Guid id, ClaimsPrincipal user, CancellationToken ct)
    {
        if (await AssignedAsync(id, user, ct) is not var (sheet, c, stand, bid))
        {
            return null;
        }

        var others = Reader.Of(user).MaySee(ReviewPart.Scores, c, stand) ? await OthersAsync(c, stand.Review, sheet, ct) : null;
        return await OfAsync(sheet, c, stand.Review, bid, others, ct);
    }

    /// <summary>A file of the bid on a sheet with its challenge; nothing in a blind review, because a file says more than its text.</summary>
    public async Task<(BidAttachment Named, Guid BidId, Guid ChallengeId)?> FileAsync(Guid id, Guid attachmentId, ClaimsPrincipal user, CancellationToken ct) =>
        await AssignedAsync(id, user, ct) is var (_, c, _, bid) && !c.Scheme.BlindReview && VisibilityRules.ShowsExperts(bid)
            && (await bids.SubmittedAsync([bid], ct))[bid.Id].Attachments?.FirstOrDefault(a => a.Id == attachmentId) is { } named
            ? (named, bid.Id, c.Id) : null;

    private async Task<(ScoreSheet Sheet, Challenge Challenge, Standing Stand, Bid Bid)?> AssignedAsync(Guid id, ClaimsPrincipal user, CancellationToken ct)
    {
        var person = user.PersonId();
        var sheet = await db.Sheets.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id && s.PersonId == person && s.State != SheetState.Void, ct);
        if (sheet is null)
        {
            return null;
        }

        var (c, review) = await CaseAsync(sheet.ChallengeId, ct);
        var seat = await db.Seats.AsNoTracking().SingleAsync(s => s.Id == sheet.SeatId, ct);
        var stand = new Standing(review, seat, Assigned: true, OwnIn: sheet.State is SheetState.Submitted);
        return Reader.Of(user).MaySee(ReviewPart.AssignedBid, c, stand)
            ? (sheet, c, stand, await db.Bids.AsNoTracking().SingleAsync(b => b.Id == sheet.BidId, ct)) : null;
    }

    /// <summary>The scores of all bids by number, for a member of the panel when all are in.</summary>
    public async Task<DiscussionView?> DiscussionAsync(Seat seat, ClaimsPrincipal user, ReviewReading reading, CancellationToken ct)
    {
        var (c, review) = await CaseAsync(seat.ChallengeId, ct);
        if (!Reader.Of(user).MaySee(ReviewPart.Discussion, c, new(review, seat)))
        {
            return null;
        }

        var seats = await db.Seats.AsNoTracking().Where(s => s.ChallengeId == c.Id).ToListAsync(ct);
        var numbers = seats.ToDictionary(s => s.Id, s => s.Number);
        var sheets = (await db.Sheets.AsNoTracking().Where(s => s.ChallengeId == c.Id && s.State == SheetState.Submitted).ToListAsync(ct)).ToLookup(s => s.BidId);
        var scores = review.Labels.Select((bid, i) => ReviewReading.Of(
            c, i + 1, null, null, sheets[bid].OrderBy(s => numbers[s.SeatId]).Select(s => (s, numbers[s.SeatId], (string?)null)))).ToList();
        return new(review.Version, scores, await reading.RemarksAsync(review, seats, named: false, ct));
    }

    private async Task<(Challenge Challenge, Review Review)> CaseAsync(Guid id, CancellationToken ct) => (
        await db.Challenges.AsNoTracking().SingleAsync(c => c.Id == id, ct), await db.Reviews.AsNoTracking().SingleAsync(r => r.ChallengeId == id, ct));

    private async Task<SheetView> OfAsync(ScoreSheet s, Challenge c, Review review, Bid bid, BidScores? others, CancellationToken ct)
    {
        var content = VisibilityRules.ShowsExperts(bid) ? (await bids.SubmittedAsync([bid], ct))[bid.Id].WithoutSecrets() : null;
        var cure = await db.Checks.Where(x => x.BidId == bid.Id).Select(x => x.CureText).SingleOrDefaultAsync(ct);
        var blind = c.Scheme.BlindReview;
        if (blind && content is not null)
        {
            var parties = (await db.BidderPartiesAsync([bid], ct))[bid.Id].All.ToList();
            cure = cure is null ? null : BlindContent.Black(cure, BlindContent.Names(parties, content));
            content = content.WithoutNames(parties);
        }

        cure = content is null ? null : cure;
        var open = c.State.Allows(ChallengeAct.Convene) && review.State.Allows(ReviewAct.Score) && s.State is (SheetState.Assigned or SheetState.Draft);
        return new(
            s.Id, s.Version, s.SeatId, c.Id, c.Number, c.Title, c.Indicators, review.LabelOf(bid.Id), blind, blind ? null : bid.BidderName, content, cure,
            c.Scheme.Criteria, c.Scheme.Review.CommentBelow, s.State, s.Marks, s.Comment, s.Total, s.Reopened, review.Due, s.SavedAt, s.SubmittedAt, await db.NowAsync(ct),
            others, open ? ["save", "submit"] : []);
    }

    private async Task<BidScores> OthersAsync(Challenge c, Review review, ScoreSheet own, CancellationToken ct)
    {
        var sheets = await db.Sheets.AsNoTracking().Where(s => s.BidId == own.BidId && s.State == SheetState.Submitted).ToListAsync(ct);
        var numbers = await db.Seats.AsNoTracking().Where(s => s.ChallengeId == c.Id).ToDictionaryAsync(s => s.Id, s => s.Number, ct);
        return ReviewReading.Of(c, review.LabelOf(own.BidId), null, null, sheets.OrderBy(s => numbers[s.SeatId]).Select(s => (s, numbers[s.SeatId], (string?)null)));
    }
}
