using Microsoft.Extensions.Localization;
using ScenarioHub.Web.Resources;

namespace ScenarioHub.Web.Api.Http;

/// <summary>Registers the clients.</summary>
public static class ApiRegistration
{
    /// <summary>Adds one client for each service.</summary>
    public static void AddApis(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddTransient<HubRequestHandler>();

        // The trace tells of every call; four log lines beside it say nothing more.
        services.ConfigureHttpClientDefaults(client => client.RemoveAllLoggers());
        services.AddApi<IdentityApi>("identity");
        services.AddApi<ScenariosApi>("scenarios");
        services.AddApi<CatalogueApi>("scenarios");
        services.AddApi<CollectionApi>("scenarios");
        services.AddApi<ListsApi>("scenarios");
        services.AddApi<FilesApi>("scenarios");
        services.AddApi<BiddingApi>("bidding");
        services.AddApi<ReviewApi>("bidding");
        services.AddApi<SchemesApi>("bidding");
        services.AddApi<DeliveryApi>("bidding");
        services.AddApi<SealingApi>("bidding");
        services.AddApi<MatchmakingApi>("matchmaking");
        services.AddApi<MatchFlowApi>("matchmaking");
        services.AddApi<EventsApi>("matchmaking");
        services.AddApi<NotificationsApi>("notifications");
        services.AddApi<WebhooksApi>("notifications");
        services.AddApi<ChannelsApi>("notifications");
        foreach (var service in OperationsApi.Services)
        {
            services.AddHttpClient($"operations-{service}").Reach(service);
        }

        services.AddTransient<OperationsApi>();
    }

    private static void AddApi<T>(this IServiceCollection services, string service)
        where T : class => services.AddHttpClient<T>().Reach(service);

    private static void Reach(this IHttpClientBuilder client, string service) => client
        .ConfigureHttpClient(http =>
        {
            http.BaseAddress = new Uri($"http://{service}/api/{service}/");
            http.Timeout = TimeSpan.FromSeconds(30);
        })
        .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(2) })
        .AddHttpMessageHandler<HubRequestHandler>()
        .AddHttpMessageHandler(s => new ReplicaHandler(service, s.GetRequiredService<IConfiguration>(), s.GetRequiredService<IStringLocalizer<ShellTexts>>()));
}
