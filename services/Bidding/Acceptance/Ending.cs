using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Contracts;

namespace ScenarioHub.Bidding.Acceptance;

/// <summary>What the end of a contract means for its challenge, and for the other runners of a race.</summary>
public static class Ending
{
    /// <summary>
    /// Publishes the end. The challenge ends with the first contract that is accepted, which stops the other runners without fault, or with
    /// the last one that is not: then failed if any failed, else terminated.
    /// </summary>
    public static async Task AfterEndAsync(this BiddingDb db, Contract contract, Challenge challenge, DateTimeOffset now, CancellationToken ct)
    {
        if (contract.SignedAt is not null)
        {
            db.Publish(contract.Told(contract.EndReason, now));
        }

        var race = await db.Races.SingleOrDefaultAsync(r => r.ChallengeId == challenge.Id, ct);
        race?.Leave(contract.BidId, contract.State is ContractState.Accepted, now);
        var others = await db.Contracts.Include(c => c.Milestones).Where(c => c.ChallengeId == challenge.Id && c.Id != contract.Id).ToListAsync(ct);
        if (contract.State is ContractState.Accepted)
        {
            foreach (var other in others.Where(o => !o.State.HasEnded()))
            {
                StopOther(db, other, now);
            }
        }
        else if (others.Exists(o => !o.State.HasEnded()) || challenge.Winners.Any(w => w.BidId != contract.BidId && !others.Exists(o => o.BidId == w.BidId)))
        {
            return;
        }

        var outcome = contract.State is ContractState.Terminated && others.Exists(o => o.State is ContractState.Failed) ? ContractState.Failed : contract.State;
        db.Publish(challenge.EndDelivery(outcome, contract.Supplier, contract.EndReason, now));
        db.Record("challenge.delivery-ended", challenge.Id, challenge.OwnerId, new { challenge.State, contract.Number });
        await ForgetChangesAsync(db, challenge.Id, now, ct);
    }

    private static void StopOther(BiddingDb db, Contract other, DateTimeOffset now)
    {
        var signed = other.SignedAt is not null;
        other.Terminate("race.lost", null, Guid.Empty, now);
        db.Record("contract.stopped", other.Id, other.OwnerId, new { reason = "race" });
        if (signed)
        {
            db.Publish(other.Told(new Word("race.lost").ToString(), now));
        }
    }

    /// <summary>A change of a contract that has ended waits for nobody.</summary>
    private static Task<int> ForgetChangesAsync(BiddingDb db, Guid challengeId, DateTimeOffset now, CancellationToken ct) => db.ContractChanges
        .Where(h => h.State == ChangeState.Proposed && db.Contracts.Any(c => c.Id == h.ContractId && c.ChallengeId == challengeId))
        .ExecuteUpdateAsync(set => set.SetProperty(h => h.State, ChangeState.Withdrawn).SetProperty(h => h.AnsweredAt, now), ct);
}
