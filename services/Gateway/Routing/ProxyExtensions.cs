using ScenarioHub.Gateway.Limits;
using ScenarioHub.Gateway.Problems;
using Yarp.ReverseProxy.Configuration;
using Yarp.ReverseProxy.Health;
using Yarp.ReverseProxy.LoadBalancing;

namespace ScenarioHub.Gateway.Routing;

/// <summary>Sends what comes in to the part of the platform that it is for.</summary>
public static class ProxyExtensions
{
    /// <summary>Registers routes and clusters, built from the injected addresses.</summary>
    public static void AddProxy(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ServiceAddresses>();
        builder.Services.AddRequestTimeouts();
        var probe = TimeSpan.FromSeconds(builder.Configuration.GetValue("Gateway:ProbeSeconds", 2.0));
        var patience = TimeSpan.FromSeconds(builder.Configuration.GetValue("Gateway:PatienceSeconds", Door.Usual.TotalSeconds));
        builder.Services.AddReverseProxy();
        builder.Services.AddSingleton<IProxyConfigProvider>(services =>
        {
            var addresses = services.GetRequiredService<ServiceAddresses>();
            return new InMemoryConfigProvider(
                [.. Doors.All.Select(door => door.ToRoute(patience))],
                [
                    .. ServiceAddresses.All.Select(name => Cluster(name, addresses.Of(name), probe)),
                    Cluster(Doors.Circuits, addresses.Of(ServiceAddresses.Web), probe) with { SessionAffinity = Sticky },
                ]);
        });
    }

    /// <summary>Maps the proxy. Services authenticate themselves; an API that does not exist is not the web's business.</summary>
    public static void MapProxy(this WebApplication app)
    {
        app.Map("/api/{**rest}", (HttpContext http, Answers answers) => answers.WriteAsync(http, StatusCodes.Status404NotFound, "not-found")).AllowAnonymous();
        app.MapReverseProxy(proxy =>
        {
            proxy.Use(BodyLimit.Enforce);
            proxy.Use(Unavailable.Explain);
            proxy.Use(Leaving.EndStreams);
            proxy.UseSessionAffinity();
            proxy.Use(AnotherReplica.TryIt);
            proxy.UseLoadBalancing();
            proxy.Use(Failures.Tell);
        }).AllowAnonymous();
    }

    /// <summary>
    /// Replicas are probed, and one that does not answer is left out. Where none answers, all are tried: a service whose broker is away
    /// reports itself unwell and can still serve much.
    /// </summary>
    private static ClusterConfig Cluster(string name, IReadOnlyList<Uri> addresses, TimeSpan probe) => new()
    {
        ClusterId = name,
        Destinations = addresses.Select((address, replica) => (address, replica))
            .ToDictionary(a => $"{name}-{a.replica}", a => new DestinationConfig { Address = a.address.ToString() }),
        LoadBalancingPolicy = LoadBalancingPolicies.PowerOfTwoChoices,
        HealthCheck = new()
        {
            AvailableDestinationsPolicy = HealthCheckConstants.AvailableDestinations.HealthyOrPanic,
            Active = new() { Enabled = true, Interval = probe, Timeout = TimeSpan.FromSeconds(2), Path = "/health", Policy = HealthCheckConstants.ActivePolicy.ConsecutiveFailures },
        },
        Metadata = new Dictionary<string, string> { [ConsecutiveFailuresHealthPolicyOptions.ThresholdMetadataName] = "1" },

        // How long an answer may take in all is the door's matter; a stream may be silent for as long as it likes.
        HttpRequest = new() { ActivityTimeout = Timeout.InfiniteTimeSpan },
    };

    private static readonly SessionAffinityConfig Sticky = new() { Enabled = true, Policy = "ArrCookie", AffinityKeyName = "circuit", FailurePolicy = "Redistribute" };
}
