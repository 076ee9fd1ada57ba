using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Bidding.Visibility;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Bids;

/// <summary>Makes the views of bids for a reader; what the reader may not see is never unsealed.</summary>
public class BidReading(BiddingDb db, BidSeal seal, ProblemTexts texts)
{
    /// <summary>The bid as the reader may see it, or nothing where its very existence is hidden.</summary>
    public async Task<BidView?> ViewAsync(Bid bid, Challenge challenge, ClaimsPrincipal user, CancellationToken ct)
    {
        var reader = Reader.Of(user);
        var now = await db.NowAsync(ct);
        if (!reader.MaySee(Part.Bid, challenge, bid, now))
        {
            return null;
        }

        if (reader.ActsFor(bid.BidderId))
        {
            var own = await seal.OwnAsync(bid, ct);
            var missing = bid.State is BidState.Draft or BidState.Amended ? BidCompleteness.Missing(own, challenge) : [];
            return View(bid, challenge, own, [.. missing.Select(m => texts.Of(m.Code, m.Arguments))], BidCan(bid, challenge, now));
        }

        var content = reader.MaySee(Part.FormData, challenge, bid, now) ? await SubmittedAsync(bid, ct) : null;
        return View(bid, challenge, reader.MaySee(Part.TechnicalPart, challenge, bid, now) ? content : content?.FormData(), null, []);
    }

    /// <summary>The bid without its content, for an answer that is kept, such as that to a create.</summary>
    public static BidView Bare(Bid bid, Challenge challenge, DateTimeOffset now) => View(bid, challenge, null, null, BidCan(bid, challenge, now));

    private async Task<BidContent> SubmittedAsync(Bid bid, CancellationToken ct) => await seal.SubmittedAsync(
        bid, await db.BidVersions.AsNoTracking().SingleAsync(v => v.BidId == bid.Id && v.Number == bid.SubmittedVersion, ct), ct);

    private static IReadOnlyList<string> BidCan(Bid bid, Challenge challenge, DateTimeOffset now)
    {
        var takesBids = challenge.State.Allows(ChallengeAct.Bid) && now < challenge.Deadline;
        var sealedYet = challenge.State is ChallengeState.Open or ChallengeState.Closed;
        (string Name, bool May)[] acts =
        [
            ("edit", takesBids && bid.State.After(BidAct.Edit) is not null),
            ("submit", takesBids && bid.State.After(BidAct.Submit) is not null),
            ("withdraw", sealedYet && bid.State.After(BidAct.Withdraw) is not null),
            ("revive", takesBids && bid.State.After(BidAct.Revive) is not null),
        ];
        return [.. acts.Where(a => a.May).Select(a => a.Name)];
    }

    private static BidView View(Bid b, Challenge c, BidContent? content, IReadOnlyList<string>? missing, IReadOnlyList<string> can) => new(
        b.Id, b.Version, c.Id, c.Number, c.Title, c.Deadline, b.BidderId, b.BidderName, b.State, content, b.SubmittedVersion is 0 ? null : b.SubmittedVersion,
        b.SubmittedAt, b.WithdrawnAt, b.Digest, missing, can);
}
