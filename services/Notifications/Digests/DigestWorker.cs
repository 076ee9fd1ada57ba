using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ScenarioHub.Notifications.Digests;

/// <summary>
/// Makes the digests that are due (摘要): what waits for a person becomes one mail in one statement, so a killed worker leaves either what waited or
/// the mail. One replica does so at a time. What the mail says is put together only when it is sent.
/// </summary>
internal sealed partial class DigestWorker(IServiceScopeFactory scopes, TimeProvider clock, ILogger<DigestWorker> log) : BackgroundService
{
    private const int People = 500;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Poll, clock);
        do
        {
            try
            {
                while (await MakeAsync(stoppingToken) == People)
                {
                }
            }
            catch (Exception e) when (e is NpgsqlException || e.InnerException is NpgsqlException)
            {
                Waits(log, e.Message);
            }
        }
        while (await NextAsync(timer, stoppingToken));
    }

    private async Task<int> MakeAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<NotificationsDb>().MakeDigestsAsync(People, ct);
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken ct)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ct);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    [LoggerMessage(LogLevel.Warning, "Digests wait for the database: {Reason}")]
    private static partial void Waits(ILogger log, string reason);
}
