namespace Aspire.Hosting.ApplicationModel;

/// <summary>What the model said about one resource: whom it waits for, what its process is given, where it listens.</summary>
internal sealed class LaunchPlan
{
    public List<Dependency> Waits { get; } = [];

    /// <summary>Sources of connection strings: they must be ready before the process can use them.</summary>
    public List<IResource> Sources { get; } = [];

    /// <summary>Run when the process starts, because ports are not known before.</summary>
    public List<Func<IDictionary<string, string>, ValueTask>> Environment { get; } = [];

    public List<string> Arguments { get; } = [];

    public HttpEndpoint? Http { get; set; }

    public HttpHealth? Health { get; set; }

    public int Replicas { get; set; } = 1;

    /// <summary>One address for each replica, chosen when the application starts.</summary>
    public List<int> Ports { get; } = [];

    /// <summary>Set for a process that is meant to end; the exit code that counts as success.</summary>
    public int? EndsWith { get; set; }

    public IEnumerable<string> Addresses => Ports.Select(port => $"http://{Http?.Host ?? "127.0.0.1"}:{port}");

    public IEnumerable<IResource> Needs => Waits.Select(wait => wait.On).Concat(Sources).Distinct();
}

internal sealed record Dependency(IResource On);

internal sealed record HttpEndpoint(int? Port, string? PortVariable)
{
    /// <summary>External endpoints also answer on IPv6's loopback, where browsers look first.</summary>
    public string Host { get; init; } = "127.0.0.1";
}

internal sealed record HttpHealth(string Path, int StatusCode);
