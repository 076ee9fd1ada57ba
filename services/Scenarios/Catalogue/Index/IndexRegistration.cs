using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ScenarioHub.Scenarios.Catalogue.Index;

/// <summary>Gives the service its index.</summary>
internal static class IndexRegistration
{
    /// <summary>Registers the index, what keeps it true, and that the service is not ready before it has been read.</summary>
    public static void AddCatalogueIndex(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CatalogueIndex>();
        builder.Services.AddSingleton<CatalogueKeeper>();
        builder.Services.AddHostedService(services => services.GetRequiredService<CatalogueKeeper>());
        builder.Services.AddHealthChecks().AddCheck<IndexHealth>("catalogue");
    }

    private sealed class IndexHealth(CatalogueIndex index) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(index.IsLoaded ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The catalogue is being read."));
    }
}
