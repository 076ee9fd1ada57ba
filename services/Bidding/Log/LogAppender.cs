using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ScenarioHub.Bidding.Log;

/// <summary>Gives queued leaves their places, soon after they came. Every replica runs one; they take turns.</summary>
public sealed partial class LogAppender(IServiceScopeFactory scopes, TimeProvider clock, ILogger<LogAppender> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, clock);
        while (!stoppingToken.IsCancellationRequested && await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await AppendAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or DbUpdateException or InvalidOperationException { InnerException: NpgsqlException })
            {
                Delayed(log, e.Message);
            }
        }
    }

    private async Task AppendAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BiddingDb>();
        if ((await db.Database.SqlQuery<bool>($"SELECT EXISTS (SELECT FROM log_queue) AS \"Value\"").ToListAsync(ct)).Single())
        {
            await using var transaction = await db.Database.BeginTransactionAsync(ct);
            await scope.ServiceProvider.GetRequiredService<ChallengeLog>().AppendAsync(null, ct);
            await transaction.CommitAsync(ct);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Leaves wait for their places in the log; the next round tries again: {Reason}")]
    private static partial void Delayed(ILogger log, string reason);
}
