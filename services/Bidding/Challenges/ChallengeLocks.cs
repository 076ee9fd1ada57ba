using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>
/// Reads a challenge and holds it until the transaction ends. Those who change it hold it alone; those who write bids share it, so that
/// no deadline moves and no opening happens while a bid is on its way in. Ask the clock after, never before.
/// </summary>
public static class ChallengeLocks
{
    /// <summary>Holds a challenge alone, if it is the caller's own organisation's.</summary>
    public static async Task<Challenge?> HoldOwnAsync(this BiddingDb db, Guid id, ClaimsPrincipal user, CancellationToken ct) =>
        await db.HoldAsync(id, ct) is { } challenge && challenge.OwnerId == user.OrganizationId() ? challenge : null;

    /// <summary>Holds a challenge alone.</summary>
    public static async Task<Challenge?> HoldAsync(this BiddingDb db, Guid id, CancellationToken ct) =>
        (await db.Challenges.FromSql($"SELECT * FROM challenge WHERE id = {id} FOR UPDATE").ToListAsync(ct)).SingleOrDefault();

    /// <summary>Holds a challenge together with others who only want it to stay as it is.</summary>
    public static async Task<Challenge?> ShareAsync(this BiddingDb db, Guid id, CancellationToken ct) =>
        (await db.Challenges.FromSql($"SELECT * FROM challenge WHERE id = {id} FOR SHARE").ToListAsync(ct)).SingleOrDefault();
}
