using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Sealing;

namespace ScenarioHub.Bidding.Sealing;

/// <summary>
/// Seals bids (密封). A draft is kept for its own organisation's eyes. A submission is an envelope for the challenge's key, the same in escrow and in
/// custody; its own organisation reads it on by the content key of that one envelope, kept under the key of own copies. Nobody else reads anything before the
/// release, which the database refuses before the deadline.
/// </summary>
public class BidSeal(BiddingDb db, MasterKey master, ChallengeKeys keys)
{
    /// <summary>Seals a draft; it can be opened as that bid's draft only.</summary>
    public async Task<byte[]> SealDraftAsync(Bid bid, BidContent content, CancellationToken ct) =>
        AeadBox.Seal(OwnKey(await keys.OfAsync(bid.ChallengeId, ct)), Write(content), bid.Id.ToByteArray());

    /// <summary>Seals the next submission of a bid.</summary>
    public async Task<SealedBid> SealAsync(Bid bid, BidContent content, CancellationToken ct) => Seal(await keys.WithPairAsync(bid.ChallengeId, ct), bid, content);

    /// <summary>The same with the challenge's keys in hand; asks no database, so that many can be sealed at once.</summary>
    public SealedBid Seal(ChallengeKey key, Bid bid, BidContent content)
    {
        var context = Context.OfBid(bid.ChallengeId, bid.Id, bid.SubmittedVersion + 1);
        var envelope = Envelope.Seal(key.PublicKey, Write(content), context, out var contentKey);
        return new(envelope, AeadBox.Seal(OwnKey(key), contentKey, context));
    }

    /// <summary>The saved text of a bid that has one, with the challenge's keys in hand; asks no database.</summary>
    public BidContent Saved(ChallengeKey key, Bid bid) => Read(AeadBox.Open(OwnKey(key), bid.SealedDraft, bid.Id.ToByteArray()));

    /// <summary>The bidder's own text as last saved or sent, at any time.</summary>
    public async Task<BidContent> OwnAsync(Bid bid, CancellationToken ct)
    {
        var key = await keys.OfAsync(bid.ChallengeId, ct);
        if (bid.SealedDraft is not [])
        {
            return Saved(key, bid);
        }

        var sent = await db.BidVersions.AsNoTracking().SingleAsync(v => v.BidId == bid.Id && v.Number == bid.SubmittedVersion, ct);
        var contentKey = AeadBox.Open(OwnKey(key), sent.OwnKey!, Context.OfBid(bid.ChallengeId, bid.Id, sent.Number));
        return Read(Envelope.OpenWith(contentKey, sent.Content));
    }

    /// <summary>What was submitted, once the key has been released.</summary>
    public async Task<BidContent> SubmittedAsync(Bid bid, BidVersion version, CancellationToken ct) =>
        Read(Open(await keys.ReleasedAsync(bid.ChallengeId, ct), bid.ChallengeId, version));

    /// <summary>Whether a submission opens with the released key and is what its digest says: asked at the opening, of each.</summary>
    public async Task<bool> IsIntactAsync(Guid challengeId, BidVersion version, CancellationToken ct)
    {
        var key = await keys.ReleasedAsync(challengeId, ct);
        try
        {
            return Open(key, challengeId, version).Length > 0 && Convert.ToHexStringLower(SHA256.HashData(version.Content)) == version.Digest;
        }
        catch (CryptographicException)
        {
            // The minutes say so; the others are opened nevertheless.
            return false;
        }
    }

    private byte[] Open(ReleasedKey key, Guid challengeId, BidVersion version) => version.Content is [Envelope.Format, ..]
        ? Envelope.Open(key.Pair!, version.Content, Context.OfBid(challengeId, version.BidId, version.Number))
        : AeadBox.Open(OwnKey(key.Key), version.Content, version.BidId.ToByteArray());

    private byte[] OwnKey(ChallengeKey key) => master.Unwrap(key);

    private static byte[] Write(BidContent content) => JsonSerializer.SerializeToUtf8Bytes(content, JsonSerializerOptions.Web);

    private static BidContent Read(byte[] plain) => JsonSerializer.Deserialize<BidContent>(plain, JsonSerializerOptions.Web)!;
}

/// <summary>A sealed submission and what its own organisation reads it by.</summary>
public record SealedBid(byte[] Envelope, byte[] OwnKey);
