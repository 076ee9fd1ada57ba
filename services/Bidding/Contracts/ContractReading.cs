using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Visibility;

namespace ScenarioHub.Bidding.Contracts;

/// <summary>Reads contracts for a view, and holds them for an act: the challenge first, then the contract.</summary>
public static class ContractReading
{
    /// <summary>The view of a contract by the database's clock.</summary>
    public static async Task<ContractView> ContractViewAsync(this BiddingDb db, Contract contract, ClaimsPrincipal user, CancellationToken ct) => ContractView.Of(
        contract, await db.ContractChanges.AsNoTracking().Where(h => h.ContractId == contract.Id).OrderBy(h => h.ProposedAt).Take(200).ToListAsync(ct),
        Reader.Of(user), await db.NowAsync(ct));

    /// <summary>A contract that the caller may see, with its milestones and its challenge, both held alone until the transaction ends.</summary>
    public static async Task<(Contract Contract, Challenge Challenge)?> HoldContractAsync(this BiddingDb db, Guid id, ClaimsPrincipal user, CancellationToken ct)
    {
        var challengeId = await db.Contracts(Reader.Of(user)).Where(c => c.Id == id).Select(c => (Guid?)c.ChallengeId).SingleOrDefaultAsync(ct);
        if (challengeId is null || await db.HoldAsync(challengeId.Value, ct) is not { } challenge)
        {
            return null;
        }

        var contract = (await db.Contracts.FromSql($"SELECT * FROM contract WHERE id = {id} FOR UPDATE").ToListAsync(ct)).Single();
        await db.Entry(contract).Collection(c => c.Milestones).LoadAsync(ct);
        return (contract, challenge);
    }

    /// <summary>The same for one of its two sides; to everyone else the contract is not theirs to act on.</summary>
    public static async Task<(Contract Contract, Challenge Challenge, Side Side)?> HoldAsSideAsync(
        this BiddingDb db, Guid id, ClaimsPrincipal user, CancellationToken ct) =>
        await db.HoldContractAsync(id, user, ct) is var (contract, challenge) && contract.SideOf(user.OrganizationIdOrNone()) is { } side ? (contract, challenge, side) : null;

    private static Guid OrganizationIdOrNone(this ClaimsPrincipal user) => Reader.Of(user).Organization;
}
