using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RabbitMQ.Client;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Messaging.Inbox;
using ScenarioHub.Messaging.Outbox;

namespace ScenarioHub.Messaging;

/// <summary>Connects a service to RabbitMQ by the house's conventions.</summary>
public static class MessagingExtensions
{
    /// <summary>
    /// Registers the bus from connection string <c>messaging</c>, every consumer of the service's assembly on a durable quorum queue of its
    /// own (<c>SERVICE-consumer-name</c>), retries outside and inbox inside, and the outbox relay.
    /// </summary>
    public static WebApplicationBuilder AddMessaging<TDb>(this WebApplicationBuilder builder, string service)
        where TDb : MessagingDb
    {
        var address = new Uri(builder.Configuration.GetConnectionString("messaging")
            ?? throw new InvalidOperationException("The connection string 'messaging' is missing."));
        var endpoints = new EndpointNames();
        builder.Services.AddSingleton(endpoints);
        builder.Services.AddSingleton(new ConnectionFactory { Uri = address, ClientProvidedName = $"{service} operations" });
        builder.Services.AddSingleton<ErrorQueues>();
        builder.Services.AddScoped<MessagingDb>(services => services.GetRequiredService<TDb>());
        builder.Services.AddSingleton<OutboxStore>();
        builder.Services.AddSingleton<OutboxWake>();
        builder.Services.AddHostedService<OutboxRelay>();
        builder.Services.AddHostedService<OutboxMetrics>();
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(service, includeNamespace: false));
            bus.AddConsumers(typeof(TDb).Assembly);
            bus.AddConfigureEndpointsCallback((context, name, endpoint) =>
            {
                endpoints.Note(name);
                ((IRabbitMqReceiveEndpointConfigurator)endpoint).SetQuorumQueue();
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
            });
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(address, host => host.ConnectionName(service));
                rabbit.ConfigureEndpoints(context);
            });
        });
        return builder;
    }
}
