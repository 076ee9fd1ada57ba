using MassTransit;

namespace ScenarioHub.Gateway.Cache;

/// <summary>Keeps public pages, where the gateway is told of a broker to hear from.</summary>
internal static class CacheExtensions
{
    private const long MostKept = 64 * 1024 * 1024;
    private const long LargestPage = 1024 * 1024;

    /// <summary>Registers the cache and, by connection string <c>messaging</c>, a queue that lives and dies with this replica.</summary>
    public static void AddPublicCache(this WebApplicationBuilder builder)
    {
        var hearing = new Hearing();
        builder.Services.AddSingleton(hearing);
        builder.Services.AddSingleton<Forgetting>();
        builder.Services.AddOutputCache(options =>
        {
            options.SizeLimit = MostKept;
            options.MaximumBodySize = LargestPage;
            options.AddBasePolicy(new PublicPages(hearing));
        });
        if (builder.Configuration.GetConnectionString("messaging") is not { Length: > 0 } messaging)
        {
            return;
        }

        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<CatalogueChanged>();
            bus.AddReceiveEndpointObserver(_ => hearing);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                rabbit.Host(new Uri(messaging), host => host.ConnectionName("gateway"));
                rabbit.ReceiveEndpoint(new TemporaryEndpointDefinition("gateway-cache", prefetchCount: 64), endpoint => endpoint.ConfigureConsumer<CatalogueChanged>(context));
            });
        });
    }
}
