using MassTransit;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Inbox;

namespace ScenarioHub.Notifications.Consumers;

/// <summary>Tells of every event of one contract by the catalogue's rows for it. The endpoint's inbox drops redeliveries.</summary>
public abstract class NoticeConsumer<T>(Notifier notifier) : IConsumer<T>
    where T : class
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<T> context)
    {
        foreach (var rule in NoticeCatalogue.For<T>().Where(rule => rule.When(context.Message)))
        {
            await notifier.TellAsync(rule, context.Message, context.MessageId!.Value, context.CancellationToken);
        }
    }
}
