namespace ScenarioHub.Bench.Publishing;

/// <summary>
/// A filtered and sorted page of twenty past the cache, beside a bare YARP route to an answer of the same length, and beside PostgreSQL alone
/// with the same rows and the index that its administrator would make for this very question.
/// </summary>
internal sealed class FilteredPage : IMeasurement
{
    private const int Connections = 16;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Warm = TimeSpan.FromSeconds(3);
    private static readonly string[] Provinces = ["四川", "江苏", "安徽", "广东", "山东", "湖北", "浙江", "陕西"];
    private static readonly string[] Full = ["四川省", "江苏省", "安徽省", "广东省", "山东省", "湖北省", "浙江省", "陕西省"];

    /// <inheritdoc />
    public string Name => "page";

    /// <inheritdoc />
    public string What => $"a filtered, sorted page of 20, uncached, {Connections} connections; wanted: ≥ 2,500/s";

    /// <inheritdoc />
    public async Task RunAsync(Hub hub, Store store, BenchOptions options)
    {
        var offices = hub.Offices(Connections);
        static string Page(int asker, int i) => $"/api/scenarios/catalogue?kind=need&province={Provinces[i % Provinces.Length]}&sort=newest&n={asker}-{i}";

        await using var route = await BareProxy.StartAsync(await offices[0].GetAsync(Page(-1, 0)));
        Task Bare(int asker, int i) => offices[asker].GetAsync(Page(asker, i), route.Address);
        await Load.PressAsync(Connections, Warm, Bare);
        var bare = await Load.PressAsync(Connections, Span, Bare);
        Console.WriteLine($"  bare YARP      {bare}");

        Task Ask(int asker, int i) => offices[asker].GetAsync(Page(asker, i));
        await Load.PressAsync(Connections, Warm, Ask);
        var times = await Load.PressAsync(Connections, Span, Ask);
        Console.WriteLine($"  hub            {times}");

        await using var peer = await BareQuery.StartAsync(store);
        Task Query(int asker, int i) => peer.AskAsync(Full[i % Full.Length]);
        await Load.PressAsync(Connections, Warm, Query);
        var query = await Load.PressAsync(Connections, Span, Query);
        Console.WriteLine($"  PostgreSQL     {query}   the bare query, with an index made for it");
        Console.WriteLine($"  ratio          {times.PerSecond / bare.PerSecond:F2} of the bare route, {times.PerSecond / query.PerSecond:F2} of PostgreSQL alone");
    }
}
