namespace ScenarioHub.Bench.Publishing;

/// <summary>A filtered and sorted page of twenty past the cache, beside the same rows from PostgreSQL alone.</summary>
internal sealed class FilteredPage : IMeasurement
{
    private const int Connections = 16;
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(5);
    private static readonly string[] Provinces = ["四川", "江苏", "安徽", "广东", "山东", "湖北", "浙江", "陕西"];
    private static readonly string[] Full = ["四川省", "江苏省", "安徽省", "广东省", "山东省", "湖北省", "浙江省", "陕西省"];

    private const string Bare =
        """
        SELECT id, version, number, name, kind, category, state, owner_id, owner_name, field, left(need, 160), technologies, province, city, investment_yuan, deadline,
            first_of_kind, submitted_at, listed_at
        FROM scenario WHERE state = ANY ($1) AND kind = $2 AND province = $3 ORDER BY listed_at DESC, number LIMIT 20
        """;

    /// <inheritdoc />
    public string Name => "page";

    /// <inheritdoc />
    public string What => $"a filtered, sorted page of 20, uncached, {Connections} connections; wanted: ≥ 2,500/s";

    /// <inheritdoc />
    public async Task RunAsync(Hub hub, Store store, BenchOptions options)
    {
        var offices = hub.Offices(Connections);
        Task Ask(int asker, int i) => offices[asker].GetAsync($"/api/scenarios/catalogue?kind=need&province={Provinces[i % Provinces.Length]}&sort=newest&n={asker}-{i}");
        await Load.PressAsync(Connections, TimeSpan.FromSeconds(2), Ask);
        var times = await Load.PressAsync(Connections, Span, Ask);
        Console.WriteLine($"  hub            {times}");

        var bare = await Load.PressAsync(Connections, Span, (_, i) => QueryAsync(store, Full[i % Full.Length]));
        Console.WriteLine($"  PostgreSQL     {bare}   the bare query on the same rows");
        Console.WriteLine($"  ratio          {times.PerSecond / bare.PerSecond:F2} of PostgreSQL alone");
    }

    private static async Task QueryAsync(Store store, string province)
    {
        await using var connection = await store.Database.OpenConnectionAsync();
        await using var command = new Npgsql.NpgsqlCommand(Bare, connection)
        {
            Parameters =
            {
                new() { Value = new[] { "Listed", "Matched", "Bidding", "InDelivery", "Accepted", "Demonstrated" } }, new() { Value = "Need" }, new() { Value = province },
            },
        };
        await command.PrepareAsync();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            rows.GetString(3);
        }
    }
}
