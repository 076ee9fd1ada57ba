using MassTransit;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Messaging.Inbox;

namespace ScenarioHub.Bidding.Consumers;

/// <summary>Keeps the name and state of an organisation.</summary>
public class OrganizationChangedConsumer(BiddingDb db) : IConsumer<OrganizationChanged>
{
    public async Task Consume(ConsumeContext<OrganizationChanged> context)
    {
        var fact = context.Message;
        var copy = await db.Organizations.FindAsync([fact.OrganizationId], context.CancellationToken);
        if (!fact.Version.IsNewsTo(copy))
        {
            return;
        }

        copy ??= db.Organizations.Add(new() { Id = fact.OrganizationId }).Entity;
        (copy.Version, copy.Name, copy.State) = (fact.Version, fact.Name, fact.State);
        (copy.Kind, copy.CreditCode) = (fact.Kind, fact.CreditCode);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
