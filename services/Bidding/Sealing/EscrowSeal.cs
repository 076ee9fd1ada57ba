using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;

namespace ScenarioHub.Bidding.Sealing;

/// <summary>
/// Seals bids in escrow mode (托管模式): content is encrypted on receipt under a data key of the challenge, and the platform holds that key,
/// time-locked by the database's clock until the opening releases it, which the audit trail records. Before that only the bidder's own
/// organisation gets its own text back. Sealing by custodians takes the place of this class with the same five acts.
/// </summary>
public class EscrowSeal(BiddingDb db, MasterKey master)
{
    private readonly Dictionary<Guid, ChallengeKey> _known = [];

    /// <summary>Makes the data key of a challenge that opens.</summary>
    public void Prepare(Guid challengeId)
    {
        var dataKey = RandomNumberGenerator.GetBytes(32);
        db.Keys.Add(new(challengeId, master.Wrap(dataKey, challengeId), master.Name));
    }

    /// <summary>Seals the text of a bid; it can be opened as that bid's text only.</summary>
    public async Task<byte[]> SealAsync(Bid bid, BidContent content, CancellationToken ct) => AeadBox.Seal(
        DataKey(await KeyAsync(bid.ChallengeId, ct)), JsonSerializer.SerializeToUtf8Bytes(content, JsonSerializerOptions.Web), bid.Id.ToByteArray());

    /// <summary>The bidder's own text as last saved, at any time.</summary>
    public async Task<BidContent> OwnAsync(Bid bid, CancellationToken ct) => Read(await KeyAsync(bid.ChallengeId, ct), bid.Id, bid.SealedDraft);

    /// <summary>Lets others read the bids of a challenge from now on; refused by the database before the deadline.</summary>
    public async Task ReleaseAsync(Guid challengeId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"UPDATE challenge_key SET released_at = clock_timestamp() WHERE challenge_id = {challengeId}", ct);
        _known.Remove(challengeId);
    }

    /// <summary>What was submitted, once the key has been released.</summary>
    public async Task<BidContent> SubmittedAsync(Bid bid, BidVersion version, CancellationToken ct)
    {
        var key = await KeyAsync(bid.ChallengeId, ct);
        return key.ReleasedAt is null
            ? throw new InvalidOperationException($"The key of challenge {bid.ChallengeId} has not been released.")
            : Read(key, bid.Id, version.Content);
    }

    private BidContent Read(ChallengeKey key, Guid bidId, byte[] box) =>
        JsonSerializer.Deserialize<BidContent>(AeadBox.Open(DataKey(key), box, bidId.ToByteArray()), JsonSerializerOptions.Web)!;

    private byte[] DataKey(ChallengeKey key) => key.MasterKey == master.Name
        ? master.Unwrap(key.Wrapped, key.ChallengeId)
        : throw new CryptographicException($"The key of challenge {key.ChallengeId} was wrapped by master key {key.MasterKey}, this is {master.Name}.");

    private async Task<ChallengeKey> KeyAsync(Guid challengeId, CancellationToken ct) =>
        _known.TryGetValue(challengeId, out var known)
            ? known
            : _known[challengeId] = await db.Keys.AsNoTracking().SingleAsync(k => k.ChallengeId == challengeId, ct);
}
