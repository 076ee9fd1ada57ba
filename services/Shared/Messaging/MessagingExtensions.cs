using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using ScenarioHub.Messaging.DeadLetters;
using ScenarioHub.Messaging.Outbox;

namespace ScenarioHub.Messaging;

/// <summary>Connects a service to RabbitMQ by the house's conventions.</summary>
public static class MessagingExtensions
{
    /// <summary>
    /// Registers the bus from connection string <c>messaging</c>, every consumer of the service's assembly, and the outbox relay.
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
        builder.Services.AddSingleton(services => new OutboxBus(address, service, services.GetRequiredService<ILoggerFactory>()));
        builder.Services.AddHostedService<OutboxRelay>();
        builder.Services.AddHostedService<MessagingMetrics>();
        builder.Services.AddSingleton<Listeners>();
        builder.Services.AddSingleton<Deafness>();
        builder.Services.AddHostedService<ConsumerWatch>();
        builder.Services.Configure<MassTransitHostOptions>(host => host.StopTimeout = TimeSpan.FromSeconds(10));
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddHubConsumers(service, typeof(TDb).Assembly);
            bus.AddConfigureEndpointsCallback((context, name, endpoint) =>
            {
                endpoints.Note(name);
                endpoint.UseQuorumQueue();
                endpoint.UseHubDelivery(context);
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
