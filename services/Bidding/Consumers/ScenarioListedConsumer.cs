using MassTransit;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Messaging.Inbox;

namespace ScenarioHub.Bidding.Consumers;

/// <summary>Keeps the copy of a listed scenario, from which its park may make a challenge.</summary>
public class ScenarioListedConsumer(BiddingDb db) : IConsumer<ScenarioListed>
{
    public async Task Consume(ConsumeContext<ScenarioListed> context)
    {
        var fact = context.Message;
        var copy = await db.Scenarios.FindAsync([fact.Scenario.Id], context.CancellationToken);
        if (!fact.Version.IsNewsTo(copy))
        {
            return;
        }

        copy ??= db.Scenarios.Add(new() { Id = fact.Scenario.Id }).Entity;
        (copy.Version, copy.Name, copy.OwnerId, copy.Withdrawn) = (fact.Version, fact.Scenario.Name, fact.Scenario.Owner.Id, false);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
