using MassTransit;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Messaging.Inbox;

namespace ScenarioHub.Bidding.Consumers;

/// <summary>Marks the copy of a scenario withdrawn. The copy stays, so that a late listing cannot bring it back.</summary>
public class ScenarioWithdrawnConsumer(BiddingDb db) : IConsumer<ScenarioWithdrawn>
{
    public async Task Consume(ConsumeContext<ScenarioWithdrawn> context)
    {
        var fact = context.Message;
        var copy = await db.Scenarios.FindAsync([fact.ScenarioId], context.CancellationToken);
        if (!fact.Version.IsNewsTo(copy))
        {
            return;
        }

        copy ??= db.Scenarios.Add(new() { Id = fact.ScenarioId }).Entity;
        (copy.Version, copy.Name, copy.OwnerId, copy.Withdrawn) = (fact.Version, fact.Name, fact.Owner.Id, true);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
