using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScenarioHub.Notifications.Mail;
using ScenarioHub.Notifications.Standing;

namespace ScenarioHub.Notifications.Digests;

/// <summary>What one replica does once an hour: carries on with what nobody has read, and forgets what is old (<c>Notifications:KeepDays</c>, 730 unless told).</summary>
internal sealed partial class UpkeepWorker(
    IServiceScopeFactory scopes, MailSettings mail, IConfiguration configuration, TimeProvider clock, ILogger<UpkeepWorker> log) : BackgroundService
{
    private const int MostRounds = 10_000;
    private static readonly TimeSpan ToEverybody = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private readonly int _keepDays = configuration.GetValue("Notifications:KeepDays", 730);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException || e.InnerException is NpgsqlException)
            {
                Waits(log, e.Message);
            }

            await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (!(await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock(7310579430018874) AS \"Value\"").ToListAsync(ct))[0])
        {
            return;
        }

        if (mail.HasServer)
        {
            await db.EscalateToPeopleAsync(ct);
            await db.EscalateToMailboxesAsync(ct);
        }

        await db.SweepInterestsAsync(ct);
        await db.ForgetDigestsAsync(ct);
        await transaction.CommitAsync(ct);

        // Forgetting takes long where a notice went to everybody; what was done before it stands.
        db.Database.SetCommandTimeout(ToEverybody);
        for (var round = 0; round < MostRounds && await db.ForgetNoticesAsync(_keepDays, ct) > 0; round++)
        {
        }
    }

    [LoggerMessage(LogLevel.Warning, "The hourly upkeep waits for the database: {Reason}")]
    private static partial void Waits(ILogger log, string reason);
}
