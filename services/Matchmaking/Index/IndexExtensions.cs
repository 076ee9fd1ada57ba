using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace ScenarioHub.Matchmaking.Index;

/// <summary>Gives the service its index.</summary>
internal static class IndexExtensions
{
    /// <summary>Registers the index, its feeder, and the health check that holds the service back until it is filled.</summary>
    public static void AddMatchingIndex(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<IndexOptions>(builder.Configuration.GetSection("Index"));
        builder.Services.AddSingleton<MatchingIndex>();
        builder.Services.AddHostedService<IndexFeeder>();
        builder.Services.AddHostedService<IndexWriter>();
        builder.Services.AddHealthChecks().AddCheck<IndexHealth>("matching index");
    }

    private sealed class IndexHealth(MatchingIndex index) : IHealthCheck
    {
        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(index.IsFilled ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The matching index is being filled."));
    }
}
