namespace Aspire.Hosting.ApplicationModel;

/// <summary>A PostgreSQL server (数据库服务器): an instance of our own, or one that runs elsewhere.</summary>
public class PostgresServerResource : Resource, IResourceWithConnectionString, IResourceWithWaitSupport
{
    internal PostgresServerResource(string name, ParameterResource? userName, ParameterResource password)
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

    internal string? ConnectionString { get; set; }

    /// <inheritdoc />
    public ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(ConnectionString);
}
