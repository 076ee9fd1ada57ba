using System.Collections.Concurrent;
using MassTransit;

namespace ScenarioHub.Bidding.Tests.Consumers;

/// <summary>Counts how often the bus was done with a message.</summary>
public sealed class Deliveries : IReceiveObserver
{
    private readonly ConcurrentDictionary<Guid, int> _done = [];

    public int Of(Guid message) => _done.GetValueOrDefault(message);

    public Task PostReceive(ReceiveContext context)
    {
        _done.AddOrUpdate(context.GetMessageId() ?? Guid.Empty, 1, (_, times) => times + 1);
        return Task.CompletedTask;
    }

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;
}
