namespace ScenarioHub.Testing;

/// <summary>The PostgreSQL and RabbitMQ that tests run on.</summary>
/// <param name="Postgres">Connection string of an account that may create databases.</param>
/// <param name="Messaging">AMQP address.</param>
/// <param name="RabbitApi">Address of RabbitMQ's management API, with the account in it.</param>
public record TestServers(string Postgres, Uri Messaging, Uri RabbitApi)
{
    /// <summary>The servers that <c>./hub test</c> has started.</summary>
    public static TestServers Get() => new(Needed("HUB_TEST_POSTGRES"), new(Needed("HUB_TEST_MESSAGING")), new(Needed("HUB_TEST_RABBIT_API")));

    private static string Needed(string name) => Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException($"{name} is not set: run the tests by ./hub test.");
}
