using MassTransit;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Messaging.Inbox;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Consumers;

/// <summary>Keeps who is a supervisor; of other members nothing is kept.</summary>
public class SupervisorChangedConsumer(BiddingDb db) : IConsumer<MemberChanged>
{
    public async Task Consume(ConsumeContext<MemberChanged> context)
    {
        var fact = context.Message;
        var copy = await db.Supervisors.FindAsync([fact.PersonId], context.CancellationToken);
        var supervises = fact.Roles.Contains(Roles.Supervisor);
        if (!fact.Version.IsNewsTo(copy) || (copy is null && !supervises))
        {
            return;
        }

        copy ??= db.Supervisors.Add(new() { Id = fact.PersonId }).Entity;
        (copy.Version, copy.OrganizationId, copy.Name, copy.Active) = (fact.Version, fact.OrganizationId, fact.Name, fact.Active && supervises);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
