using System.Reflection;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace ScenarioHub.Messaging;

/// <summary>
/// Declares the queues and bindings of services before any of them runs. A broker confirms a message that no queue is bound for and drops
/// it, so a fact published before its reader has ever started would be lost; declared first, the queue keeps it.
/// </summary>
public static class Topology
{
    private const int Attempts = 6;
    private const int Channels = 4;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Declares what the consumers of <paramref name="assembly"/> listen to. Repeating it changes nothing. A broker that has just started
    /// may leave a declaration unanswered while its queues elect their leaders, so each attempt has a bound and is made anew.
    /// </summary>
    public static async Task DeployAsync(Uri messaging, string service, Assembly assembly, CancellationToken ct = default)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var bound = CancellationTokenSource.CreateLinkedTokenSource(ct);
            bound.CancelAfter(Patience);
            try
            {
                await DeclareAsync(messaging, service, assembly, bound.Token).WaitAsync(bound.Token);
                return;
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested && attempt < Attempts)
            {
                await Console.Out.WriteLineAsync($"{service}: the broker did not answer within {Patience.TotalSeconds} s; once more");
            }
        }
    }

    private static async Task DeclareAsync(Uri messaging, string service, Assembly assembly, CancellationToken ct)
    {
        var endpoints = new List<string>();
        await using var provider = new ServiceCollection()
            .AddLogging()
            .AddMassTransit(bus =>
            {
                bus.DisableUsageTelemetry();
                bus.AddHubConsumers(service, assembly);
                bus.AddConfigureEndpointsCallback((_, name, endpoint) =>
                {
                    endpoints.Add(name);
                    endpoint.UseQuorumQueue();
                });
                bus.UsingRabbitMq((context, rabbit) =>
                {
                    rabbit.DeployTopologyOnly = true;
                    rabbit.Host(messaging, host => host.ConnectionName($"{service} topology"));
                    rabbit.ConfigureEndpoints(context);
                });
            })
            .BuildServiceProvider();
        var control = provider.GetRequiredService<IBusControl>();
        await Task.WhenAll(control.DeployAsync(ct), DeclareErrorQueuesAsync(messaging, endpoints, ct));
    }

    /// <summary>As MassTransit declares them when the first message needs one; here, so that they can be looked into before.</summary>
    private static async Task DeclareErrorQueuesAsync(Uri messaging, List<string> endpoints, CancellationToken ct)
    {
        await using var connection = await new ConnectionFactory { Uri = messaging }.CreateConnectionAsync(ct);
        await Task.WhenAll(endpoints.Chunk((endpoints.Count / Channels) + 1).Select(async some =>
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
            foreach (var name in some.Select(endpoint => endpoint + "_error"))
            {
                await channel.ExchangeDeclareAsync(name, ExchangeType.Fanout, durable: true, cancellationToken: ct);
                await channel.QueueDeclareAsync(
                    name, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: ct);
                await channel.QueueBindAsync(name, name, "", cancellationToken: ct);
            }
        }));
    }
}
