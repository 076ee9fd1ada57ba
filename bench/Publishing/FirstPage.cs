namespace ScenarioHub.Bench.Publishing;

/// <summary>The catalogue's first page as everybody sees it, from the gateway's cache, beside a bare YARP route to an answer of the same length.</summary>
internal sealed class FirstPage : IMeasurement
{
    private const int Connections = 16;
    private const string Path = "/api/scenarios/catalogue";
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public string Name => "first";

    /// <inheritdoc />
    public string What => $"the anonymous first page, {Connections} connections; wanted: ≥ 0.5 of a bare YARP route to a static answer";

    /// <inheritdoc />
    public async Task RunAsync(Hub hub, Store store, BenchOptions options)
    {
        var offices = hub.Offices(Connections);
        await using var bare = await BareProxy.StartAsync(await offices[0].GetAsync(Path));
        await Load.PressAsync(Connections, Warm, (asker, _) => offices[asker].GetAsync(Path, bare.Address));
        var route = await Load.PressAsync(Connections, Span, (asker, _) => offices[asker].GetAsync(Path, bare.Address));
        Console.WriteLine($"  bare YARP      {route}");
        await Load.PressAsync(Connections, Warm, (asker, _) => offices[asker].GetAsync(Path));
        var cached = await Load.PressAsync(Connections, Span, (asker, _) => offices[asker].GetAsync(Path));
        Console.WriteLine($"  hub            {cached}");
        Console.WriteLine($"  ratio          {cached.PerSecond / route.PerSecond:F2} of the bare route");
    }
}
