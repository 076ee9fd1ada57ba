using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScenarioHub.Contracts.Notifications;

namespace ScenarioHub.Notifications.Webhooks.Sending;

/// <summary>
/// Makes the calls that are due, in two lanes: receivers that fail or are slow have places of their own, so that they keep nobody waiting.
/// A call is marked after the receiver has answered; one whose replica dies in between is made again under the same id.
/// </summary>
internal sealed partial class WebhookWorker(
    IServiceScopeFactory scopes, WebhookCaller caller, WebhookSettings settings, TimeProvider clock, ILogger<WebhookWorker> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Sweep = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        WorkAsync(slow: false, settings.AtOnce, stoppingToken), WorkAsync(slow: true, settings.SlowAtOnce, stoppingToken), SweepAsync(stoppingToken));

    private async Task WorkAsync(bool slow, int places, CancellationToken ct)
    {
        var calls = new List<Task>(places);
        while (!ct.IsCancellationRequested)
        {
            var due = await ClaimAsync(slow, places - calls.Count, ct);
            calls.AddRange(due.Select(call => CallAsync(call, ct)));
            if (due.Count == 0)
            {
                var poll = Task.Delay(Poll, clock, ct);
                await Task.WhenAny([poll, .. calls]).ConfigureAwait(false);
            }
            else if (calls.Count == places)
            {
                await Task.WhenAny(calls);
            }

            calls.RemoveAll(call => call.IsCompleted);
        }

        await Task.WhenAll(calls);
    }

    private async Task<IReadOnlyList<DueCall>> ClaimAsync(bool slow, int limit, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<NotificationsDb>().ClaimCallsAsync(slow, limit, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return [];
        }
        catch (Exception e) when (IsAway(e))
        {
            Waits(log, e.Message);
            return [];
        }
    }

    private async Task CallAsync(DueCall call, CancellationToken ct)
    {
        try
        {
            var result = await caller.CallAsync(call, ct);
            var failed = result.Error is not null;
            var lasting = failed && (result.Gone || clock.GetUtcNow() - call.FailingSince >= RetrySchedule.Lasting);

            // The receiver has answered: noting it must not be cut short by a shutdown.
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
            await using var transaction = await db.Database.BeginTransactionAsync(CancellationToken.None);
            await db.NoteAsync(call, result, failed ? RetrySchedule.After(call.Attempts) : null, failed || result.Duration > settings.Slow, CancellationToken.None);
            if (lasting)
            {
                await DisableAsync(db, call, result);
            }

            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Claimed and not made: the claim runs out, and it is made then.
        }
        catch (Exception e) when (IsAway(e))
        {
            Waits(log, e.Message);
        }
    }

    private async Task DisableAsync(NotificationsDb db, DueCall call, CallResult result)
    {
        var reason = result.Error!;
        var name = await db.Database.SqlQuery<string>(
            $"""
            UPDATE webhook SET state = 'Disabled', reason = {reason}, version = version + 1 WHERE id = {call.WebhookId} AND state = 'Active' RETURNING name AS "Value"
            """).ToListAsync();
        if (name is [var found])
        {
            db.Publish(new WebhookDisabled(call.WebhookId, call.OrganizationId, found, reason, clock.GetUtcNow()));
            db.Record("webhook.disabled", call.WebhookId, call.OrganizationId, new { reason });
            await db.SaveChangesAsync();
            Disabled(log, call.WebhookId, reason);
        }
    }

    private async Task SweepAsync(CancellationToken ct)
    {
        using var timer = new PeriodicTimer(Sweep, clock);
        while (!ct.IsCancellationRequested && await timer.WaitForNextTickAsync(ct))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<NotificationsDb>().SweepCallsAsync(ct);
            }
            catch (Exception e) when (IsAway(e))
            {
                Waits(log, e.Message);
            }
        }
    }

    private static bool IsAway(Exception e) => e is NpgsqlException or DbUpdateException or InvalidOperationException { InnerException: NpgsqlException };

    [LoggerMessage(LogLevel.Warning, "Webhooks wait for the database: {Reason}")]
    private static partial void Waits(ILogger log, string reason);

    [LoggerMessage(LogLevel.Information, "Webhook {Webhook} is disabled: {Reason}")]
    private static partial void Disabled(ILogger log, Guid webhook, string reason);
}
