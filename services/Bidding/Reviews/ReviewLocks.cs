using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>Holds a review for an act until the transaction ends: all acts on one review follow each other, its challenge is the lock.</summary>
public static class ReviewLocks
{
    /// <summary>The park's own review.</summary>
    public static async Task<(Challenge Challenge, Review Review)?> HoldOwnReviewAsync(this BiddingDb db, Guid id, ClaimsPrincipal user, CancellationToken ct) =>
        await db.HoldReviewAsync(id, ct) is var (challenge, review) && challenge.OwnerId == user.OrganizationId() ? (challenge, review) : null;

    /// <summary>Any review, for administrators and experts.</summary>
    public static async Task<(Challenge Challenge, Review Review)?> HoldReviewAsync(this BiddingDb db, Guid id, CancellationToken ct) =>
        await db.HoldAsync(id, ct) is { } challenge && await db.Reviews.SingleOrDefaultAsync(r => r.ChallengeId == id, ct) is { } review ? (challenge, review) : null;

    /// <summary>The caller's seat with its review.</summary>
    public static async Task<(Challenge Challenge, Review Review, Seat Seat)?> HoldSeatAsync(this BiddingDb db, Guid seatId, ClaimsPrincipal user, CancellationToken ct)
    {
        var person = user.PersonId();
        var id = await db.Seats.Where(s => s.Id == seatId && s.PersonId == person && s.State != SeatState.Proposed).Select(s => (Guid?)s.ChallengeId).SingleOrDefaultAsync(ct);
        return id is not null && await db.HoldReviewAsync(id.Value, ct) is var (challenge, review)
            ? (challenge, review, await db.Seats.SingleAsync(s => s.Id == seatId, ct))
            : null;
    }

    /// <summary>How many places of the assignment nobody has taken and accepted.</summary>
    public static async Task<int> OpenPlacesAsync(this BiddingDb db, Challenge challenge, Review review, CancellationToken ct) =>
        review.Labels.Count * challenge.Scheme.PanelSize - await db.Sheets.CountAsync(
            s => s.ChallengeId == review.ChallengeId && s.State != SheetState.Void
                && (s.State == SheetState.Submitted || db.Seats.Any(p => p.Id == s.SeatId && p.State == SeatState.Accepted)), ct);
}
