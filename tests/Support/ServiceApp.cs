using System.Net.Http.Headers;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using ScenarioHub.Messaging;
using Xunit;

namespace ScenarioHub.Testing;

/// <summary>
/// One service in this process on real PostgreSQL and RabbitMQ: a fresh database, a virtual host of its own, and tokens for anyone.
/// Use as an assembly fixture.
/// </summary>
public class ServiceApp<TProgram, TDb> : WebApplicationFactory<TProgram>, IAsyncLifetime
    where TProgram : class
    where TDb : MessagingDb
{
    private TestDatabase? _database;
    private TestVirtualHost? _host;

    /// <summary>The service's name on the broker: <c>ScenarioHub.Bidding</c> → <c>bidding</c>.</summary>
    private static string ServiceName => typeof(TDb).Assembly.GetName().Name!.Split('.')[^1].ToLowerInvariant();

    /// <summary>Issues tokens.</summary>
    public TestIssuer Issuer { get; private set; } = null!;

    /// <summary>The service's database.</summary>
    public string ConnectionString => _database!.ConnectionString;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync(typeof(TDb).Assembly);
        _host = await TestVirtualHost.CreateAsync();
        await Topology.DeployAsync(_host.Address, ServiceName, typeof(TDb).Assembly);
        Issuer = await TestIssuer.StartAsync();
        _ = Services;

        // The bus is ready when every endpoint is: facts published before would find no queue.
        await Services.GetRequiredService<IBusControl>().WaitForHealthStatus(BusHealthStatus.Healthy, TimeSpan.FromSeconds(60));
    }

    /// <summary>A client that acts as somebody, or as the public.</summary>
    public HttpClient As(TestPerson? person)
    {
        var client = CreateClient();
        if (person is not null)
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Issuer.TokenFor(person));
        }

        return client;
    }

    /// <summary>Publishes a fact on the bus as another service would.</summary>
    public Task PublishAsync<T>(T fact, Guid? messageId = null)
        where T : class => Services.GetRequiredService<IBus>().Publish(fact, context => context.MessageId = messageId ?? Guid.CreateVersion7());

    /// <summary>Runs <paramref name="work"/> with the service's database context.</summary>
    public async Task<T> WithDbAsync<T>(Func<TDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TDb>());
    }

    /// <summary>The facts that the service has stored for publishing, of one contract.</summary>
    public async Task<IReadOnlyList<string>> FactsAsync<TFact>(CancellationToken ct = default)
    {
        await using var connection = new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("SELECT body::text FROM outbox WHERE type = $1 ORDER BY seq", connection)
        {
            Parameters = { new() { Value = typeof(TFact).FullName! } },
        };
        var facts = new List<string>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            facts.Add(reader.GetString(0));
        }

        return facts;
    }

    /// <inheritdoc />
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Issuer.DisposeAsync();
        await _host!.DisposeAsync();
        await _database!.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:db", ConnectionString);
        builder.UseSetting("ConnectionStrings:messaging", ThroughProxy(_host!.Address).ToString());
        builder.UseSetting("Authentication:Authority", Issuer.Address);
        builder.UseSetting("Authentication:Issuer", Issuer.Address);
    }
    /// <summary>Where the service finds the broker; a test may put something between them.</summary>
    protected virtual Uri ThroughProxy(Uri broker) => broker;
}
