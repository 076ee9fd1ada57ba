using MassTransit;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Messaging.Inbox;

namespace ScenarioHub.Notifications.Consumers;

/// <summary>Keeps the copy of a member.</summary>
public class MemberChangedConsumer(NotificationsDb db) : IConsumer<MemberChanged>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<MemberChanged> context)
    {
        var member = await db.Members.FindAsync([context.Message.PersonId], context.CancellationToken);
        if (context.Message.Version.IsNewsTo(member))
        {
            member ??= db.Members.Add(new() { PersonId = context.Message.PersonId }).Entity;
            member.Follow(context.Message);
        }
    }
}
