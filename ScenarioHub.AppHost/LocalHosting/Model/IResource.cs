namespace Aspire.Hosting.ApplicationModel;

/// <summary>Something the application is made of: a server, a database, a process, a parameter (资源).</summary>
public interface IResource
{
    /// <summary>The name by which other resources, the environment and the log know it.</summary>
    string Name { get; }
}

/// <summary>A resource whose process reads environment variables.</summary>
public interface IResourceWithEnvironment : IResource;

/// <summary>A resource whose process reads command-line arguments.</summary>
public interface IResourceWithArgs : IResource;

/// <summary>A resource that listens somewhere.</summary>
public interface IResourceWithEndpoints : IResource;

/// <summary>A resource that others find by name (<c>services__NAME__http__0</c>).</summary>
public interface IResourceWithServiceDiscovery : IResourceWithEndpoints;

/// <summary>A resource that can wait for another one before it starts.</summary>
public interface IResourceWithWaitSupport : IResource;

/// <summary>A resource that others reach by a connection string.</summary>
public interface IResourceWithConnectionString : IResource
{
    /// <summary>The connection string; known once the application has begun to start.</summary>
    ValueTask<string?> GetConnectionStringAsync(CancellationToken cancellationToken = default);
}
