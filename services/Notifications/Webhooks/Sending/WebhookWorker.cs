using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Notifications;
using ScenarioHub.Persistence;

namespace ScenarioHub.Notifications.Webhooks.Sending;

/// <summary>
/// Makes the calls that are due, in two lanes: receivers that fail or are slow have places of their own, so that they keep nobody waiting.
/// A call is marked after the receiver has answered; one whose replica dies in between is made again under the same id.
/// </summary>
internal sealed partial class WebhookWorker(
    IServiceScopeFactory scopes, WebhookCaller caller, WebhookSettings settings, TimeProvider clock, ILogger<WebhookWorker> log) : BackgroundService
{
    private const int SweptAtOnce = 10_000;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Sweep = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        WorkAsync(slow: false, settings.AtOnce, stoppingToken), WorkAsync(slow: true, settings.SlowAtOnce, stoppingToken), SweepAsync(stoppingToken));

    private async Task WorkAsync(bool slow, int places, CancellationToken ct)
    {
        // A call holds a place until it is done or has taken too long; what lingers is waited for at the end, and its number is bounded.
        var (held, calls) = (new List<Task>(places), new List<Task>());
        while (!ct.IsCancellationRequested)
        {
            var free = Math.Min(places - held.Count, settings.Lingering - (calls.Count - held.Count));
            var due = free > 0 ? await ClaimAsync(slow, free, ct) : [];
            foreach (var call in due.Select(call => CallAsync(call, ct)))
            {
                calls.Add(call);
                held.Add(slow ? call : Task.WhenAny(call, Task.Delay(settings.Slow, clock, CancellationToken.None)));
            }

            if (due.Count == 0)
            {
                await PauseAsync(held.Count == 0 ? calls : held, Poll, ct);
            }
            else if (held.Count == places)
            {
                await PauseAsync(held, Gather, ct);
            }

            held.RemoveAll(place => place.IsCompleted);
            calls.RemoveAll(call => call.IsCompleted);
        }

        await Task.WhenAll(calls);
    }

    /// <summary>Waits until something is done, and then for a moment more, so that one claim serves several places.</summary>
    private async Task PauseAsync(List<Task> tasks, TimeSpan longest, CancellationToken ct)
    {
        await Task.WhenAny([Task.Delay(longest, clock, ct), .. tasks]);
        await Task.Delay(Gather, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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
        catch (Exception e)
        {
            log.Stumbled(nameof(WebhookWorker), e);
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
            var again = failed ? RetrySchedule.After(call.Attempts, settings.Pauses) : null;
            await db.NoteAsync(call, result, again, failed || result.Duration > settings.Slow, settings.Rest, CancellationToken.None);
            if (lasting)
            {
                await DisableAsync(db, call, result);
            }

            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            await FreeAsync(call);
        }
        catch (Exception e)
        {
            // The receiver rests until the claim runs out, and nobody else waits for it.
            log.Stumbled(nameof(WebhookWorker), e);
        }
    }

    /// <summary>A replica that stops hands its receivers to the others; where it cannot, the claim runs out.</summary>
    private async Task FreeAsync(DueCall call)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<NotificationsDb>().FreeAsync(call, CancellationToken.None);
        }
        catch (Exception e)
        {
            log.Stumbled(nameof(WebhookWorker), e);
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
                var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
                while (await db.SweepCallsAsync(SweptAtOnce, ct) == SweptAtOnce)
                {
                }
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.Stumbled(nameof(WebhookWorker), e);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Webhook {Webhook} is disabled: {Reason}")]
    private static partial void Disabled(ILogger log, Guid webhook, string reason);
}
