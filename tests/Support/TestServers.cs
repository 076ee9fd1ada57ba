namespace ScenarioHub.Testing;

/// <summary>
/// The PostgreSQL and RabbitMQ that tests run on: those that <c>./hub test</c> has started, or a private pair of this
/// process, started when first asked for and gone at its end.
/// </summary>
/// <param name="Postgres">Connection string of an account that may create databases.</param>
/// <param name="Messaging">AMQP address.</param>
/// <param name="RabbitApi">Address of RabbitMQ's management API, with the account in it.</param>
public record TestServers(string Postgres, Uri Messaging, Uri RabbitApi)
{
    private static readonly Lazy<Task<TestServers>> Current = new(FindOrStartAsync);

    /// <summary>The servers; the same ones for every test of the process.</summary>
    public static Task<TestServers> GetAsync() => Current.Value;

    private static async Task<TestServers> FindOrStartAsync()
    {
        if (Given("HUB_TEST_POSTGRES") is { } postgres && Given("HUB_TEST_MESSAGING") is { } messaging && Given("HUB_TEST_RABBIT_API") is { } api)
        {
            return new(postgres, new(messaging), new(api));
        }

        var servers = await RestartableServers.StartAsync();

        // The kernel ends the servers with this process anyway; this also removes their files.
        AppDomain.CurrentDomain.ProcessExit += (_, _) => servers.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(20));
        return servers.Addresses;
    }

    private static string? Given(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
