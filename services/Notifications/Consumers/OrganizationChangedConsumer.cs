using MassTransit;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Messaging.Inbox;

namespace ScenarioHub.Notifications.Consumers;

/// <summary>Keeps the copy of an organisation.</summary>
public class OrganizationChangedConsumer(NotificationsDb db) : IConsumer<OrganizationChanged>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<OrganizationChanged> context)
    {
        var organization = await db.Organizations.FindAsync([context.Message.OrganizationId], context.CancellationToken);
        if (context.Message.Version.IsNewsTo(organization))
        {
            organization ??= db.Organizations.Add(new() { Id = context.Message.OrganizationId }).Entity;
            organization.Follow(context.Message);
        }
    }
}
