using ScenarioHub.Gateway.Routing;

namespace ScenarioHub.Gateway.Health;

/// <summary>How one replica of one part is.</summary>
/// <param name="Service">The part.</param>
/// <param name="Replica">Which of its replicas, from 0; nothing where none is configured.</param>
/// <param name="Healthy">Whether its <c>/health</c> answers 200.</param>
/// <param name="Reason">Why not.</param>
public record PartHealth(string Service, int? Replica, bool Healthy, string? Reason);

/// <summary>How the whole is.</summary>
/// <param name="Status"><c>healthy</c> or <c>unhealthy</c>.</param>
/// <param name="Parts">Every replica of every part.</param>
public record HealthReport(string Status, IReadOnlyList<PartHealth> Parts);

/// <summary>Asks every replica of every part how it is, at most once a second however often it is asked itself.</summary>
public sealed class WholeHealth(ServiceAddresses addresses, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(3) };
    private readonly SemaphoreSlim _one = new(1, 1);
    private HealthReport? _last;
    private long _at;

    /// <summary>The report, at most a second old.</summary>
    public async Task<HealthReport> ReportAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            if (_last is null || clock.GetElapsedTime(_at) > Fresh)
            {
                var parts = await Task.WhenAll(ServiceAddresses.All.SelectMany(AskAll));
                _last = new(parts.All(part => part.Healthy) ? "healthy" : "unhealthy", parts);
                _at = clock.GetTimestamp();
            }

            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _client.Dispose();
        _one.Dispose();
    }

    private IEnumerable<Task<PartHealth>> AskAll(string service) => addresses.Of(service) is { Count: > 0 } replicas
        ? replicas.Select((address, replica) => AskAsync(service, replica, address))
        : [Task.FromResult(new PartHealth(service, null, false, "no address is configured"))];

    private async Task<PartHealth> AskAsync(string service, int replica, Uri address)
    {
        try
        {
            using var answer = await _client.GetAsync(new Uri(address, "/health"));
            return new(service, replica, answer.IsSuccessStatusCode, answer.IsSuccessStatusCode ? null : $"answers {(int)answer.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            return new(service, replica, false, e is HttpRequestException ? "does not answer" : "does not answer in time");
        }
    }
}
