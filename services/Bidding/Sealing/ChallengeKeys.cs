using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.Sealing;

namespace ScenarioHub.Bidding.Sealing;

/// <summary>A challenge key that was released, and its pair where it has one.</summary>
public record ReleasedKey(ChallengeKey Key, ECDiffieHellman? Pair);

/// <summary>Makes, finds and releases the keys of challenges.</summary>
public sealed class ChallengeKeys(BiddingDb db, MasterKey master, PublicKeys known) : IDisposable
{
    private readonly Dictionary<Guid, ReleasedKey> _released = [];

    /// <summary>Gives a challenge that opens its keys: the pair that its custodians hold already, or one that the platform holds where the scheme lets it.</summary>
    public async Task PrepareAsync(Challenge challenge, CancellationToken ct)
    {
        var custody = await db.Keys.SingleOrDefaultAsync(k => k.ChallengeId == challenge.Id, ct);
        if (custody is not null)
        {
            RuleException.ThrowIf(challenge.Scheme.Sealing is SealingMode.Custody && custody.Threshold < challenge.Scheme.CustodyThreshold, "custody.incomplete");
            return;
        }

        var begun = await db.Custodians.AnyAsync(c => c.ChallengeId == challenge.Id, ct);
        RuleException.ThrowIf(begun || challenge.Scheme.Sealing is SealingMode.Custody, "custody.incomplete");
        db.Keys.Add(Pair(new(challenge.Id, master.Wrap(RandomNumberGenerator.GetBytes(32), challenge.Id), master.Name)));
    }

    /// <summary>The keys of a challenge, without any private half.</summary>
    public async Task<ChallengeKey> OfAsync(Guid challengeId, CancellationToken ct)
    {
        if (known.Find(challengeId) is { } key)
        {
            return key;
        }

        key = await db.Keys.AsNoTracking().SingleAsync(k => k.ChallengeId == challengeId, ct);
        known.Keep(key);
        return key;
    }

    /// <summary>The keys of a challenge with a pair; one that was opened before there were pairs gets one now.</summary>
    public async Task<ChallengeKey> WithPairAsync(Guid challengeId, CancellationToken ct)
    {
        var key = await OfAsync(challengeId, ct);
        if (key.PublicKey is null)
        {
            var made = Pair(key);
            await db.Database.ExecuteSqlAsync(
                $"UPDATE challenge_key SET public_key = {made.PublicKey}, private_key = {made.PrivateKey} WHERE challenge_id = {challengeId} AND public_key IS NULL", ct);
            key = await db.Keys.AsNoTracking().SingleAsync(k => k.ChallengeId == challengeId, ct);
        }

        return key;
    }

    /// <summary>Lets others read the bids of a challenge from now on; refused by the database before the deadline.</summary>
    /// <param name="rebuilt">The private key that custodians have brought together, cleared here; nothing in escrow.</param>
    public async Task ReleaseAsync(Guid challengeId, byte[]? rebuilt, CancellationToken ct)
    {
        var wrapped = rebuilt is null ? null : master.WrapPrivate(rebuilt, challengeId);
        CryptographicOperations.ZeroMemory(rebuilt);
        await db.Database.ExecuteSqlAsync(
            $"UPDATE challenge_key SET released_at = clock_timestamp(), private_key = coalesce({wrapped}, private_key) WHERE challenge_id = {challengeId}", ct);
    }

    /// <summary>The key of a challenge whose bids were opened.</summary>
    public async Task<ReleasedKey> ReleasedAsync(Guid challengeId, CancellationToken ct)
    {
        if (_released.TryGetValue(challengeId, out var released))
        {
            return released;
        }

        var key = await db.Keys.AsNoTracking().SingleAsync(k => k.ChallengeId == challengeId, ct);
        return key.ReleasedAt is null
            ? throw new InvalidOperationException($"The key of challenge {challengeId} has not been released.")
            : _released[challengeId] = new(key, key.PublicKey is null ? null : Curve.Agreement(key.PublicKey, master.UnwrapPrivate(key)));
    }

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var released in _released.Values)
        {
            released.Pair?.Dispose();
        }
    }

    /// <summary>Gives a challenge the public key whose private half was split among its custodians.</summary>
    public void Entrust(Guid challengeId, byte[] publicKey, int threshold) => db.Keys.Add(
        new(challengeId, master.Wrap(RandomNumberGenerator.GetBytes(32), challengeId), master.Name)
        {
            Mode = SealingMode.Custody,
            PublicKey = publicKey,
            Threshold = threshold,
        });

    private ChallengeKey Pair(ChallengeKey key)
    {
        using var pair = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
        var secret = Curve.PrivateOf(pair);
        var made = key with { PublicKey = Curve.PublicOf(pair), PrivateKey = master.WrapPrivate(secret, key.ChallengeId) };
        CryptographicOperations.ZeroMemory(secret);
        return made;
    }
}
