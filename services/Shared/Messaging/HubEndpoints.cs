using System.Reflection;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Npgsql;
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

        // The database being away is no fault of the message: wait for it, holding the message, for about a minute.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<NpgsqlException>(e => e.IsTransient);
            retry.Handle<DbUpdateException>(e => e.InnerException is NpgsqlException { IsTransient: true });
            retry.Handle<InvalidOperationException>(e => e.InnerException is NpgsqlException { IsTransient: true });
            retry.Exponential(16, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(300));
        });

        // Two facts about one thing that meet: the second try reads what the first one wrote.
        endpoint.UseMessageRetry(retry => retry.Intervals(50, 200, 1000));
        endpoint.UseConsumeFilter(typeof(InboxFilter<>), context);
    }
}
