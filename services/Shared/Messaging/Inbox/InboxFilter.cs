using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using ScenarioHub.Persistence;

namespace ScenarioHub.Messaging.Inbox;

/// <summary>
/// Runs a consumer inside one transaction with the record that its message was handled, keyed by message id and endpoint: a redelivery
/// finds the record and changes nothing, a failure leaves neither record nor change.
/// </summary>
public class InboxFilter<T>(MessagingDb db, TimeProvider clock) : IFilter<ConsumeContext<T>>
    where T : class
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <inheritdoc />
    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        var ct = context.CancellationToken;
        var endpoint = context.ReceiveContext.InputAddress.Segments[^1];
        await using var transaction = await BeginAsync(ct);
        var firstTime = await db.Database.ExecuteSqlAsync(
            $"INSERT INTO inbox (message_id, endpoint) VALUES ({context.MessageId!.Value}, {endpoint}) ON CONFLICT DO NOTHING", ct);
        if (firstTime == 0)
        {
            return;
        }

        await next.Send(context);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The database being away is no fault of the message: it waits here for a while, before anything has been done for it.</summary>
    private async Task<IDbContextTransaction> BeginAsync(CancellationToken ct)
    {
        var since = clock.GetUtcNow();
        while (true)
        {
            try
            {
                return await db.Database.BeginTransactionAsync(ct);
            }
            catch (Exception e) when (e.IsDatabaseAway() && clock.GetUtcNow() - since < Patience)
            {
                await Task.Delay(Pause, clock, ct);
            }
        }
    }

    /// <inheritdoc />
    public void Probe(ProbeContext context) => context.CreateFilterScope("inbox");
}
