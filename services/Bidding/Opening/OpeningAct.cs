using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Custody;
using ScenarioHub.Bidding.Log;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Sealing;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Opening;

/// <summary>Opens what was submitted (开启): brings the key together, releases it, opens every bid, and writes the minutes; all in the caller's transaction.</summary>
public class OpeningAct(BiddingDb db, ChallengeKeys keys, BidSeal seal, ChallengeLog log, MasterKey master)
{
    /// <summary>Opens the submitted bids of a challenge that is in review now.</summary>
    public async Task PerformAsync(ClaimsPrincipal user, Challenge challenge, IReadOnlyList<Bid> submitted, DateTimeOffset now, CancellationToken ct)
    {
        var key = await db.Keys.AsNoTracking().SingleAsync(k => k.ChallengeId == challenge.Id, ct);
        var attended = await db.Custodians.AsNoTracking().Where(c => c.ChallengeId == challenge.Id && c.HandedIn != null).OrderBy(c => c.HandedInAt).ToListAsync(ct);
        await keys.ReleaseAsync(challenge.Id, key.Mode is SealingMode.Custody ? Rebuild(key, attended) : null, ct);
        var head = await log.PublishHeadAsync(challenge, ct);
        var leaves = await db.LeavesAsync(challenge.Id, ct);
        var index = leaves.Select((leaf, i) => (Leaf: Convert.ToHexString(leaf), i)).ToDictionary(l => l.Leaf, l => (long)l.i);
        var opened = await OpenAllAsync(challenge.Id, submitted, index, ct);
        db.Minutes.Add(new(challenge.Id, new(
            challenge.Number, challenge.Title, challenge.OwnerName, challenge.Deadline, now, user.Identity?.Name ?? "", key.Mode, key.Threshold,
            [.. attended.Select(a => new Attendee(a.Place, a.Role.ToString(), a.PersonName!, a.HandedInAt!.Value))],
            key.PublicKey is null ? null : Convert.ToHexStringLower(key.PublicKey), head, leaves.Length, opened)));
        db.Record(user, "challenge.key-released", challenge.Id, challenge.OwnerId, new { key.Mode, custodians = attended.Select(a => a.PersonId) });
        db.Record(user, "challenge.bids-opened", challenge.Id, challenge.OwnerId, new { head.TreeSize, head.Root, bids = opened });
    }

    private byte[] Rebuild(ChallengeKey key, List<Custodian> attended)
    {
        RuleException.ThrowIf(attended.Count < key.Threshold, "custody.shares-missing", key.Threshold, attended.Count);
        var shares = attended.Take(key.Threshold).Select(a => new Share(a.Place, master.UnwrapPrivate(a.HandedIn!, a.ChallengeId))).ToList();
        var secret = Shamir.Combine(shares);
        try
        {
            // The library refuses a private key that is not the public key's.
            using var pair = Curve.Agreement(key.PublicKey, secret);
            return secret;
        }
        catch (CryptographicException)
        {
            throw new RuleException("custody.shares-do-not-fit");
        }
    }

    /// <summary>In pieces, so that many large bids are never in memory together.</summary>
    private async Task<List<OpenedBid>> OpenAllAsync(Guid challengeId, IReadOnlyList<Bid> submitted, Dictionary<string, long> index, CancellationToken ct)
    {
        var opened = new List<OpenedBid>();
        foreach (var piece in submitted.Chunk(50))
        {
            var ids = piece.Select(b => b.Id).ToList();
            var versions = await db.BidVersions.AsNoTracking()
                .Where(v => ids.Contains(v.BidId) && db.Bids.Any(b => b.Id == v.BidId && b.SubmittedVersion == v.Number))
                .ToDictionaryAsync(v => v.BidId, ct);
            foreach (var bid in piece)
            {
                var version = versions[bid.Id];
                var leaf = Receipt.Of(challengeId, bid.Id, version.Number, version.Digest, version.SubmittedAt).Leaf();
                opened.Add(new(
                    bid.Id, bid.BidderName, version.Number, version.SubmittedAt, version.Digest,
                    index.TryGetValue(Convert.ToHexString(leaf), out var at) ? at : null, await seal.IsIntactAsync(challengeId, version, ct)));
            }
        }

        return opened;
    }
}
