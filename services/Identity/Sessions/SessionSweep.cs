using Npgsql;
using ScenarioHub.Persistence;

namespace ScenarioHub.Identity.Sessions;

/// <summary>Deletes, every hour, tokens and sessions that can serve nobody any more and failures that are forgotten.</summary>
public sealed partial class SessionSweep(NpgsqlDataSource database, TimeProvider clock, ILogger<SessionSweep> log) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await SweepAsync(stoppingToken);
            }
            catch (Exception e) when (e.IsDatabaseAway())
            {
                NotSwept(log, e.Message);
            }
        }
    }

    /// <summary>A session is kept as long as one of its tokens could come back, so that a reuse is still noticed.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            """
            DELETE FROM refresh_token WHERE expires_at < clock_timestamp();
            DELETE FROM session s WHERE NOT EXISTS (SELECT FROM refresh_token t WHERE t.session_id = s.id);
            DELETE FROM sign_in_attempts WHERE last_failed_at < clock_timestamp() - interval '2 days';
            """);
        await command.ExecuteNonQueryAsync(ct);
    }

    [LoggerMessage(LogLevel.Warning, "Old sessions could not be swept, next try in an hour: {Reason}")]
    private static partial void NotSwept(ILogger log, string reason);
}
