using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ScenarioHub.Notifications.Mail;
using ScenarioHub.Notifications.Standing;
using ScenarioHub.Persistence;

namespace ScenarioHub.Notifications.Digests;

/// <summary>What one replica does once an hour: carries on with what nobody has read, and forgets what is old.</summary>
internal sealed class UpkeepWorker(
    IServiceScopeFactory scopes, MailSettings mail, IConfiguration configuration, TimeProvider clock, ILogger<UpkeepWorker> log) : BackgroundService
{
    private const int MostRounds = 10_000;
    private const int PartSize = 10_000;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private readonly Keeping _keep = Keeping.Of(configuration);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.Stumbled(nameof(UpkeepWorker), e);
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
            await StepAsync("escalation to people", transaction, () => db.EscalateToPeopleAsync(ct), ct);
            await StepAsync("escalation to mailboxes", transaction, () => db.EscalateToMailboxesAsync(ct), ct);
        }

        await StepAsync("forgotten interests", transaction, () => db.SweepInterestsAsync(ct), ct);
        await transaction.CommitAsync(ct);
        await ForgetAsync(db, ct);
    }

    /// <summary>One step that takes none of the others with it where it fails for a fault of a record.</summary>
    private async Task StepAsync(string step, IDbContextTransaction transaction, Func<Task> act, CancellationToken ct)
    {
        const string Before = "step";
        await transaction.CreateSavepointAsync(Before, ct);
        try
        {
            await act();
        }
        catch (Exception e) when (!e.IsDatabaseAway() && !ct.IsCancellationRequested)
        {
            await transaction.RollbackToSavepointAsync(Before, ct);
            log.SetAside(nameof(UpkeepWorker), step, Pause, e);
        }
    }

    /// <summary>What was done before it stands, whatever becomes of it; what is not forgotten in this hour is in the next.</summary>
    private async Task ForgetAsync(NotificationsDb db, CancellationToken ct)
    {
        var rounds = 0;
        while (rounds++ < MostRounds && await db.ForgetDigestsAsync(PartSize, ct) == PartSize)
        {
        }

        Forgotten? passed = null;
        while (rounds++ < MostRounds && await db.ForgetPartAsync(_keep, passed, PartSize, ct) is { } part)
        {
            passed = part.Count == PartSize ? passed : part;
        }
    }
}
