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
        await NoteAsync(context.Message, context.CancellationToken);
        foreach (var rule in NoticeCatalogue.For<T>().Where(rule => rule.When(context.Message)))
        {
            await notifier.TellAsync(rule, context.Message, context.MessageId!.Value, context.CancellationToken);
        }
    }

    /// <summary>Notes what has to be known before somebody is told.</summary>
    protected virtual Task NoteAsync(T fact, CancellationToken ct) => Task.CompletedTask;
}
