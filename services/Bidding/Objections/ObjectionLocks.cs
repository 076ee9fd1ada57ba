using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;

namespace ScenarioHub.Bidding.Objections;

/// <summary>Counts and holds objections. Their challenge is held first, always, so that an award and an objection never pass each other.</summary>
public static class ObjectionLocks
{
    /// <summary>How many objections to a challenge are open.</summary>
    public static Task<int> OpenObjectionsAsync(this BiddingDb db, Guid challengeId, CancellationToken ct) => db.Objections.CountAsync(
        o => o.ChallengeId == challengeId && (o.State == ObjectionState.Filed || o.State == ObjectionState.Appointed), ct);

    /// <summary>An objection with its challenge, both held alone.</summary>
    public static async Task<(Objection Objection, Challenge Challenge)?> HoldObjectionAsync(this BiddingDb db, Guid id, CancellationToken ct)
    {
        var challengeId = await db.Objections.Where(o => o.Id == id).Select(o => (Guid?)o.ChallengeId).SingleOrDefaultAsync(ct);
        if (challengeId is null || await db.HoldAsync(challengeId.Value, ct) is not { } challenge)
        {
            return null;
        }

        return (await db.Objections.SingleAsync(o => o.Id == id, ct), challenge);
    }

    /// <summary>Lets all other open objections to a challenge lapse, and publishes that.</summary>
    public static async Task LapseObjectionsAsync(this BiddingDb db, Guid challengeId, DateTimeOffset now, CancellationToken ct)
    {
        var open = await db.Objections
            .Where(o => o.ChallengeId == challengeId && (o.State == ObjectionState.Filed || o.State == ObjectionState.Appointed)).ToListAsync(ct);
        foreach (var objection in open.Where(o => o.State.IsOpen()))
        {
            db.Publish(objection.Lapse(now));
            db.Record("objection.lapsed", objection.Id, objection.OwnerId);
        }
    }
}
