using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Checks;

/// <summary>Reads formal checks for whoever may see the bid's form.</summary>
public static class CheckReading
{
    /// <summary>The check of one bid for its bidder, the park, an administrator or a supervisor; nothing for everyone else.</summary>
    public static async Task<CheckView?> CheckAsync(this BiddingDb db, Bid bid, Challenge challenge, ClaimsPrincipal user, CancellationToken ct)
    {
        var (reader, now) = (Reader.Of(user), await db.NowAsync(ct));
        if (challenge.BidsOpenedAt is null || !bid.State.IsOpened() || !reader.MaySee(Part.FormData, challenge, bid, now))
        {
            return null;
        }

        return Of(bid, await db.Checks.FindAsync([bid.Id], ct), challenge, reader, now);
    }

    /// <summary>The checks of all opened bids of a challenge.</summary>
    public static async Task<List<CheckView>> ChecksAsync(this BiddingDb db, Challenge challenge, ClaimsPrincipal user, CancellationToken ct)
    {
        var (reader, now) = (Reader.Of(user), await db.NowAsync(ct));
        var bids = await db.Bids.AsNoTracking().Where(b => b.ChallengeId == challenge.Id).OrderBy(b => b.SubmittedAt).ToListAsync(ct);
        var checks = await db.Checks.AsNoTracking().Where(c => c.ChallengeId == challenge.Id).ToDictionaryAsync(c => c.BidId, ct);
        return [.. bids.Where(b => reader.MaySee(Part.FormData, challenge, b, now) && b.State.IsOpened()).Select(b => Of(b, checks.GetValueOrDefault(b.Id), challenge, reader, now))];
    }

    /// <summary>The lines as the park ticked them; an unknown one is refused.</summary>
    public static IReadOnlyList<CheckItem> Read(IReadOnlyList<CheckLine>? lines)
    {
        var items = (lines ?? []).Select(l => new CheckItem(l.Key, l.Met is true, string.IsNullOrWhiteSpace(l.Note) ? null : l.Note.Trim())).ToList();
        return items.FindIndex(i => !FormalCheck.Lines.Contains(i.Key)) is var stray and >= 0
            ? throw new InvalidException($"items[{stray}].key", "field.choice", string.Join(" | ", FormalCheck.Lines))
            : [.. items.DistinctBy(i => i.Key)];
    }

    private static CheckView Of(Bid bid, FormalCheck? check, Challenge challenge, Reader reader, DateTimeOffset now)
    {
        var view = CheckView.Of(bid, check, challenge, reader.ActsFor(challenge.OwnerId), now);
        return reader.ActsFor(challenge.OwnerId) || reader.ActsFor(bid.BidderId) ? view : view with { Can = [] };
    }
}
