namespace ScenarioHub.Web.Pages.ForAdministrators.Operations;

/// <summary>A service as an administrator sees it: its replicas, and its messaging where it could be asked.</summary>
public record ServiceState(string Name, IReadOnlyList<ReplicaHealth> Replicas, MessagingState? Messaging)
{
    /// <summary>healthy, degraded, unhealthy, or away; the worst that still lets it work when some replicas do.</summary>
    public string Health => Replicas.All(r => r.State == "healthy") && Replicas.Count > 0 ? "healthy"
        : Replicas.Any(r => r.State is "healthy" or "degraded") ? "degraded"
        : Replicas.Any(r => r.State == "unhealthy") ? "unhealthy" : "away";

    public long Dead => Messaging?.Queues.Sum(q => q.Dead) ?? 0;

    public long Waiting => Messaging?.Queues.Sum(q => q.Waiting) ?? 0;

    /// <summary>Asks a service; what does not answer is part of the picture.</summary>
    public static async Task<ServiceState> OfAsync(OperationsApi api, string service)
    {
        var replicas = await api.HealthAsync(service);
        try
        {
            return new(service, replicas, await api.MessagingAsync(service));
        }
        catch (Exception e) when (e is ApiProblem { Status: >= 500 } or HttpRequestException or TaskCanceledException)
        {
            return new(service, replicas, null);
        }
    }
}
