using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Messaging.Inbox;

/// <summary>
/// Runs a consumer inside one transaction with the record that its message was handled, keyed by message id and endpoint: a redelivery
/// finds the record and changes nothing, a failure leaves neither record nor change.
/// </summary>
public class InboxFilter<T>(MessagingDb db) : IFilter<ConsumeContext<T>>
    where T : class
{
    /// <inheritdoc />
    public async Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        var ct = context.CancellationToken;
        var endpoint = context.ReceiveContext.InputAddress.Segments[^1];
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
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

    /// <inheritdoc />
    public void Probe(ProbeContext context) => context.CreateFilterScope("inbox");
}
