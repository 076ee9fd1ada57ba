using System.Reflection;
using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Messaging.Inbox;

namespace ScenarioHub.Messaging;

/// <summary>How every service receives: the same names, queues, retries and inbox everywhere.</summary>
internal static class HubEndpoints
{
    /// <summary>Every consumer of <paramref name="assembly"/> gets a durable quorum queue of its own, <c>SERVICE-consumer-name</c>.</summary>
    public static void AddHubConsumers(this IBusRegistrationConfigurator bus, string service, Assembly assembly)
    {
        bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(service, includeNamespace: false));
        bus.AddConsumers(assembly);
    }

    /// <summary>The queue itself, as the topology run and the service both declare it.</summary>
    public static void UseQuorumQueue(this IReceiveEndpointConfigurator endpoint) =>
        ((IRabbitMqReceiveEndpointConfigurator)endpoint).SetQuorumQueue();

    /// <summary>Retries outside, inbox inside.</summary>
    public static void UseHubDelivery(this IReceiveEndpointConfigurator endpoint, IRegistrationContext context)
    {
        endpoint.PrefetchCount = 32;
        endpoint.ConcurrentMessageLimit = 8;

        // Two facts about one thing that meet: the second try reads what the first one wrote.
        endpoint.UseMessageRetry(retry => retry.Intervals(50, 200, 1000));
        endpoint.UseConsumeFilter(typeof(InboxFilter<>), context);

        // What MassTransit does by itself, behind a filter of ours.
        endpoint.ConfigureError(error =>
        {
            error.UseFilter(new StoppingFilter(context.GetRequiredService<IHostApplicationLifetime>()));
            error.UseFilter(new GenerateFaultFilter());
            error.UseFilter(new ErrorTransportFilter());
        });
    }
}
