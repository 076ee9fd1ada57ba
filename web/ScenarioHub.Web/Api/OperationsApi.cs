namespace ScenarioHub.Web.Api;

/// <summary>How many messages an endpoint's queue and its error queue hold.</summary>
public record QueueDepth(string Endpoint, long Waiting, long Dead);

/// <summary>The state of a service's messaging: facts not yet sent, the age of the oldest, and its queues.</summary>
public record MessagingState(long OutboxWaiting, double OutboxLagSeconds, IReadOnlyList<QueueDepth> Queues);

/// <summary>A message that a service gave up on.</summary>
public record DeadLetter(string? MessageId, string? Type, string? Reason, DateTimeOffset? At);

/// <summary>Whether one replica of a service is ready. <c>State</c>: healthy, degraded, unhealthy, away.</summary>
public record ReplicaHealth(string Address, string State);

/// <summary>What every service tells an administrator of itself: outbox, queues, dead letters, and its audit trail.</summary>
public class OperationsApi(IHttpClientFactory clients, IConfiguration configuration)
{
    /// <summary>The services by name.</summary>
    public static readonly string[] Services = ["identity", "scenarios", "bidding", "matchmaking", "notifications"];

    /// <summary>Asks every replica of a service whether it is ready.</summary>
    public async Task<IReadOnlyList<ReplicaHealth>> HealthAsync(string service) => await Task.WhenAll(
        configuration.GetSection($"services:{service}:http").GetChildren().Select(replica => HealthOfAsync(new(replica.Value!))));

    /// <summary>Outbox and queues of a service.</summary>
    public Task<MessagingState> MessagingAsync(string service) => Of(service).ReadAsync<MessagingState>("operations/messaging");

    /// <summary>The messages that an endpoint of a service gave up on.</summary>
    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(string service, string endpoint) =>
        Of(service).ReadAsync<IReadOnlyList<DeadLetter>>($"operations/dead-letters/{Uri.EscapeDataString(endpoint)}");

    /// <summary>Gives them another try.</summary>
    public Task<Counted> RedriveAsync(string service, string endpoint) =>
        Of(service).SendAsync<Counted>(HttpMethod.Post, $"operations/dead-letters/{Uri.EscapeDataString(endpoint)}/redrive");

    /// <summary>The audit trail of a service, newest first; of the own organisation, or of all for administrators and supervisors.</summary>
    public Task<PageOf<AuditEntry>> AuditAsync(
        string service, Guid? subject = null, string? after = null, string? act = null, Guid? person = null, DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        Of(service).ReadAsync<PageOf<AuditEntry>>(
            "audit", ("subject", subject), ("act", act), ("person", person), ("from", from?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)),
            ("to", to?.ToString("O", System.Globalization.CultureInfo.InvariantCulture)), ("after", after), ("limit", 50));

    /// <summary>The same as a file that streams; <paramref name="query"/> is passed on.</summary>
    public Task<HttpResponseMessage> ExportAuditAsync(string service, string query, CancellationToken ct) =>
        Of(service).GetAsync($"audit/export{query}", HttpCompletionOption.ResponseHeadersRead, ct);

    private async Task<ReplicaHealth> HealthOfAsync(Uri replica)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
        try
        {
            using var answer = await clients.CreateClient("health").GetAsync(new Uri(replica, "/health"), patience.Token);
            var said = (await answer.Content.ReadAsStringAsync(patience.Token)).Trim().ToLowerInvariant();
            return new(replica.Authority, said is "healthy" or "degraded" ? said : answer.IsSuccessStatusCode ? "healthy" : "unhealthy");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // That it does not answer is what the page is there to show.
            return new(replica.Authority, "away");
        }
    }

    private HttpClient Of(string service) => clients.CreateClient($"operations-{service}");
}
