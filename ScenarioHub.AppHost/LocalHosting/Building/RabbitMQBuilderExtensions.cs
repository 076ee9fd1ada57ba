using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds RabbitMQ.</summary>
public static class RabbitMQBuilderExtensions
{
    /// <summary>Adds a RabbitMQ server: the one of <c>ConnectionStrings:NAME</c>, or an instance of our own.</summary>
    public static IResourceBuilder<RabbitMQServerResource> AddRabbitMQ(
        this IDistributedApplicationBuilder builder, string name, IResourceBuilder<ParameterResource>? userName = null,
        IResourceBuilder<ParameterResource>? password = null, int? port = null) =>
        builder.AddResource(new RabbitMQServerResource(name, userName?.Resource, password?.Resource
            ?? ParameterResourceBuilderExtensions.Parameter(builder, $"{name}-password", secret: true)) { RequestedPort = port });

    /// <summary>Adds RabbitMQ's own web pages; they cost memory, so they are off unless asked for.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithManagementPlugin(this IResourceBuilder<RabbitMQServerResource> builder)
    {
        builder.Resource.ManagementPlugin = true;
        return builder;
    }

    /// <summary>Keeps the data between runs, which the local orchestrator does anyway.</summary>
    public static IResourceBuilder<RabbitMQServerResource> WithDataVolume(
        this IResourceBuilder<RabbitMQServerResource> builder, string? name = null, bool isReadOnly = false) => builder;
}
