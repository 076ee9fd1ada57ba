using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Sealing;

namespace ScenarioHub.Bidding.Log;

/// <summary>
/// The append-only log of a challenge's submissions (递交日志). A submission only leaves its leaf in a queue, so that submissions do not wait for each other; leaves get their
/// places in batches. Places and sizes are told from the deadline on: before, they would count the bids.
/// </summary>
public class ChallengeLog(BiddingDb db, LogSigner signer)
{
    private const int Batch = 5000;

    /// <summary>An arbitrary number: one appender at a time.</summary>
    private const long Turn = 0x53656C_6F67;

    /// <summary>Queues the leaf of a submission, inside the transaction that stores it.</summary>
    public void Queue(Receipt receipt) => db.Add(new LogQueued(receipt.Challenge, receipt.Leaf()));

    /// <summary>Gives queued leaves their places, inside the caller's transaction; of all challenges, or of one. Returns how many.</summary>
    public async Task<int> AppendAsync(Guid? challengeId, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Turn})", ct);
        return await db.Database.ExecuteSqlAsync(
            $"""
            WITH taken AS (
                DELETE FROM log_queue WHERE seq IN (
                    SELECT seq FROM log_queue WHERE {challengeId}::uuid IS NULL OR challenge_id = {challengeId} ORDER BY seq LIMIT {Batch})
                RETURNING seq, challenge_id, leaf)
            INSERT INTO log_leaf (challenge_id, index, leaf)
            SELECT t.challenge_id, coalesce(l.size, 0) + row_number() OVER (PARTITION BY t.challenge_id ORDER BY t.seq) - 1, t.leaf
            FROM taken t LEFT JOIN LATERAL (SELECT max(index) + 1 AS size FROM log_leaf WHERE challenge_id = t.challenge_id) l ON true
            """,
            ct);
    }

    /// <summary>Signs the head of a challenge that takes no more bids, once all its leaves are in; inside the caller's transaction, which holds the challenge.</summary>
    public async Task<TreeHead> PublishHeadAsync(Challenge challenge, CancellationToken ct)
    {
        while (await AppendAsync(challenge.Id, ct) == Batch)
        {
        }

        var leaves = await db.LeavesAsync(challenge.Id, ct);
        var now = await db.NowAsync(ct);
        var head = await signer.SignAsync(TreeHead.Of(challenge.Id, leaves.Length, MerkleTree.Root(leaves), now), ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO log_head (challenge_id, tree_size, root, at, kid, signature)
            VALUES ({challenge.Id}, {head.TreeSize}, {Convert.FromHexString(head.Root)}, {DateTimeOffset.Parse(head.Time, null)}, {head.Key}, {Convert.FromHexString(head.Signature)})
            ON CONFLICT DO NOTHING
            """,
            ct);
        return await db.HeadAsync(challenge.Id, ct) ?? head;
    }
}
