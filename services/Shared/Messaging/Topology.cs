using System.Reflection;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace ScenarioHub.Messaging;

/// <summary>
/// Declares the queues and bindings of services before any of them runs. A broker confirms a message that no queue is bound for and drops
/// it, so a fact published before its reader has ever started would be lost; declared first, the queue keeps it.
/// </summary>
public static class Topology
{
    /// <summary>Declares what the consumers of <paramref name="assembly"/> listen to. Repeating it changes nothing.</summary>
    public static async Task DeployAsync(Uri messaging, string service, Assembly assembly, CancellationToken ct = default)
    {
        await using var provider = new ServiceCollection()
            .AddLogging()
            .AddMassTransit(bus =>
            {
                bus.DisableUsageTelemetry();
                bus.AddHubConsumers(service, assembly);
                bus.AddConfigureEndpointsCallback((_, _, endpoint) => endpoint.UseQuorumQueue());
                bus.UsingRabbitMq((context, rabbit) =>
                {
                    rabbit.DeployTopologyOnly = true;
                    rabbit.Host(messaging, host => host.ConnectionName($"{service} topology"));
                    rabbit.ConfigureEndpoints(context);
                });
            })
            .BuildServiceProvider();
        var control = provider.GetRequiredService<IBusControl>();
        await control.DeployAsync(ct);
    }
}
