using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence;

namespace ScenarioHub.Bidding.Log;

/// <summary>Gives queued leaves their places, soon after they came. Every replica runs one; they take turns.</summary>
public sealed class LogAppender(IServiceScopeFactory scopes, TimeProvider clock, ILogger<LogAppender> log) : Sweep(scopes, TimeSpan.FromSeconds(2), clock, log)
{
    /// <inheritdoc />
    protected override async Task<bool> SweepNextAsync(IServiceProvider services, CancellationToken ct)
    {
        var db = services.GetRequiredService<BiddingDb>();
        if ((await db.Database.SqlQuery<bool>($"SELECT EXISTS (SELECT FROM log_queue) AS \"Value\"").ToListAsync(ct)).Single())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await services.GetRequiredService<ChallengeLog>().AppendAsync(null, ct);
            await transaction.CommitAsync(ct);
        }

        return false;
    }
}
