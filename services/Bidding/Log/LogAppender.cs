using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence;

namespace ScenarioHub.Bidding.Log;

/// <summary>Gives queued leaves their places, soon after they came, one challenge after the other. Every replica runs one; they take turns.</summary>
public sealed class LogAppender(IServiceScopeFactory scopes, TimeProvider clock, ILogger<LogAppender> log) : Sweep(scopes, TimeSpan.FromSeconds(2), clock, log)
{
    /// <summary>What comes after this waits for the next round: leaves get their places together, and not one by one while many come.</summary>
    private long _last;

    /// <inheritdoc />
    protected override async Task<bool> SweepNextAsync(IServiceProvider services, Turn turn, CancellationToken ct)
    {
        var db = services.GetRequiredService<BiddingDb>();
        var waiting = await db.Database.SqlQuery<Guid>(
            $"SELECT challenge_id AS \"Value\" FROM log_queue WHERE seq <= {_last} AND challenge_id <> ALL ({turn.Aside}) ORDER BY seq LIMIT 1").ToListAsync(ct);
        if (waiting is not [var challenge])
        {
            _last = (await db.Database.SqlQuery<long>($"SELECT coalesce(max(seq), 0) AS \"Value\" FROM log_queue").ToListAsync(ct)).Single();
            return false;
        }

        turn.Take(challenge);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await services.GetRequiredService<ChallengeLog>().AppendAsync(challenge, ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
