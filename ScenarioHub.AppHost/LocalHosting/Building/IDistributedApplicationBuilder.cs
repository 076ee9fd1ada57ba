using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;

namespace Aspire.Hosting;

/// <summary>Collects the resources of the application.</summary>
public interface IDistributedApplicationBuilder
{
    /// <summary>Settings from the environment and the command line (<c>--port=8080</c>).</summary>
    ConfigurationManager Configuration { get; }

    /// <summary>The directory of the project that describes the application; paths are relative to it.</summary>
    string AppHostDirectory { get; }

    /// <summary>Adds a resource. Its name must be new.</summary>
    IResourceBuilder<T> AddResource<T>(T resource) where T : IResource;

    /// <summary>Completes the description. Refuses one in which resources wait for each other in a circle.</summary>
    DistributedApplication Build();
}
