using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Sealing;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Custody;

/// <summary>Holds a place and its challenge until the transaction ends.</summary>
public static class CustodyLocks
{
    /// <summary>A place with its challenge.</summary>
    public static async Task<(Challenge? Challenge, Custodian? Place)> HoldPlaceAsync(this BiddingDb db, Guid id, int place, CancellationToken ct) =>
        (await db.HoldAsync(id, ct), await db.Custodians.SingleOrDefaultAsync(c => c.ChallengeId == id && c.Place == place, ct));

    /// <summary>The caller's own place with its challenge, or nothing.</summary>
    public static async Task<(Challenge Challenge, Custodian Place)?> HoldOwnPlaceAsync(
        this BiddingDb db, Guid id, int place, ClaimsPrincipal user, CancellationToken ct) =>
        await db.HoldPlaceAsync(id, place, ct) is ({ } challenge, { } custodian) && custodian.PersonId == user.PersonId() ? (challenge, custodian) : null;

    /// <summary>The signed-in person as a custodian.</summary>
    public static Keeper AsKeeper(this ClaimsPrincipal user) => new(user.PersonId(), user.Identity?.Name ?? "", user.OrganizationId());

    /// <summary>Asks the custodians to accept, or to hand in their shares.</summary>
    public static CustodyAsked AsksCustodians(this Challenge challenge, string act, DateTimeOffset now) =>
        new(challenge.Id, challenge.Version, challenge.Number, challenge.Title, new(challenge.OwnerId, challenge.OwnerName), act, now);

    /// <summary>Refuses what comes after the opening or the end.</summary>
    public static void GuardKeeping(this Challenge challenge) =>
        RuleException.ThrowIf(!challenge.State.IsKept(), "challenge.transition", Word.Of(challenge.State));

    /// <summary>Refuses a key that is none, or that is cheap to guess.</summary>
    public static void Check(this CustodianKey key)
    {
        if (key is not { PublicKey: not null, Salt.Length: >= 16, Nonce.Length: 12, Box.Length: > 100 and < 1000, Iterations: >= CustodianKey.StandardIterations and <= 10_000_000 })
        {
            throw new InvalidException("key", "custody.bad-key");
        }

        try
        {
            Curve.Agreement(key.PublicKey).Dispose();
        }
        catch (CryptographicException)
        {
            throw new InvalidException("key.publicKey", "custody.bad-key");
        }
    }
}
