using MassTransit;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Messaging.Inbox;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Inbox;
using ScenarioHub.Notifications.Members;

namespace ScenarioHub.Notifications.Consumers;

/// <summary>
/// Tells once that a challenge has opened, and again whenever its deadline has moved. The event also comes when words have changed: nobody
/// is told of that.
/// </summary>
public class ChallengeOpenedConsumer(NotificationsDb db, Notifier notifier) : IConsumer<ChallengeOpened>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<ChallengeOpened> context)
    {
        var fact = context.Message;
        var known = await db.Challenges.FindAsync([fact.ChallengeId], context.CancellationToken);
        if (!fact.Version.IsNewsTo(known))
        {
            return;
        }

        var rule = known is null ? NoticeCatalogue.Opened : known.IsMovedBy(fact) ? NoticeCatalogue.DeadlineMoved : null;
        known ??= db.Challenges.Add(new() { Id = fact.ChallengeId }).Entity;
        known.Follow(fact);
        if (rule is not null)
        {
            await notifier.TellAsync(rule, fact, context.MessageId!.Value, context.CancellationToken);
        }
    }
}
