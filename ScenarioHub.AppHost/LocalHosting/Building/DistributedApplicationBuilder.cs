using System.Reflection;
using Aspire.Hosting.ApplicationModel;
using Microsoft.Extensions.Configuration;
using ScenarioHub.LocalHosting.Data;
using ScenarioHub.LocalHosting.Supervision;

namespace Aspire.Hosting;

internal sealed class DistributedApplicationBuilder : IDistributedApplicationBuilder
{
    private readonly List<Resource> _resources = [];

    public DistributedApplicationBuilder(string[] args, Assembly appHost)
    {
        Configuration.AddEnvironmentVariables();
        Configuration.AddCommandLine(args);
        AppHostDirectory = DirectoryOf(appHost);
        Data = DataDirectory.For(Configuration, AppHostDirectory);

        // The model may place a service's files beside the servers' data, wherever that is in this run.
        Configuration["data"] = Data.Root;
    }

    public ConfigurationManager Configuration { get; } = new();

    public string AppHostDirectory { get; }

    public DataDirectory Data { get; }

    public IResourceBuilder<T> AddResource<T>(T resource) where T : IResource
    {
        if (_resources.Exists(known => string.Equals(known.Name, resource.Name, StringComparison.OrdinalIgnoreCase)))
        {
            throw new InvalidOperationException($"There are two resources with the name '{resource.Name}'.");
        }

        _resources.Add((Resource)(IResource)resource);
        return new ResourceBuilder<T>(this, resource);
    }

    public DistributedApplication Build()
    {
        StartOrder.RefuseCircles(_resources);
        return new(new Orchestrator(_resources, Data, Configuration));
    }

    private static string DirectoryOf(Assembly appHost) =>
        appHost.GetCustomAttributes<AssemblyMetadataAttribute>()
            .FirstOrDefault(metadata => metadata.Key == "apphostprojectpath")?.Value ?? Environment.CurrentDirectory;
}

internal sealed record ResourceBuilder<T>(IDistributedApplicationBuilder ApplicationBuilder, T Resource)
    : IResourceBuilder<T> where T : IResource;

internal static class ResourcePlan
{
    public static LaunchPlan Plan(this IResource resource) => ((Resource)resource).Plan;

    public static LaunchPlan Plan<T>(this IResourceBuilder<T> builder) where T : IResource => builder.Resource.Plan();
}
