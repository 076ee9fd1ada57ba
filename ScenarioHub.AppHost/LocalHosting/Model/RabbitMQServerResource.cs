namespace Aspire.Hosting.ApplicationModel;

/// <summary>A RabbitMQ server (消息代理): an instance of our own, or one that runs elsewhere.</summary>
public class RabbitMQServerResource : Resource, IResourceWithConnectionString, IResourceWithWaitSupport
{
    internal RabbitMQServerResource(string name, ParameterResource? userName, ParameterResource password)
        : base(name)
    {
        UserNameParameter = userName;
        PasswordParameter = password;
    }

    /// <summary>The account's name, if the model gave one.</summary>
    public ParameterResource? UserNameParameter { get; }

    /// <summary>The account's password.</summary>
    public ParameterResource PasswordParameter { get; }

    internal int? RequestedPort { get; init; }

    internal bool ManagementPlugin { get; set; }

    internal string? ConnectionString { get; set; }

    /// <summary>RabbitMQ's web pages and HTTP API, with the account in the address; null without the plugin.</summary>
    internal Uri? ManagementAddress { get; set; }

    /// <inheritdoc />
    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ConnectionString);
}
