using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Where a process listens, and how it is asked whether it is well.</summary>
public static partial class ResourceBuilderExtensions
{
    /// <summary>Gives the process an HTTP address; without a port, a free one for each replica.</summary>
    public static IResourceBuilder<T> WithHttpEndpoint<T>(
        this IResourceBuilder<T> builder, int? port = null, int? targetPort = null, string? name = null,
        string? env = null, bool? isProxied = null)
        where T : IResourceWithEndpoints
    {
        if (name is not (null or "http") || isProxied is true)
        {
            throw new NotSupportedException("The local orchestrator gives a process one endpoint, 'http', and puts no proxy before it.");
        }

        builder.Plan().Http = new(targetPort ?? port, env);
        return builder;
    }

    /// <summary>Marks the address as one that people open.</summary>
    public static IResourceBuilder<T> WithExternalHttpEndpoints<T>(this IResourceBuilder<T> builder)
        where T : IResourceWithEndpoints
    {
        if (builder.Plan().Http is { } endpoint)
        {
            builder.Plan().Http = endpoint with { Host = "localhost" };
        }

        return builder;
    }

    /// <summary>Counts it as healthy when the path answers with the status code (200 unless told).</summary>
    public static IResourceBuilder<T> WithHttpHealthCheck<T>(
        this IResourceBuilder<T> builder, string? path = null, int? statusCode = null, string? endpointName = null)
        where T : IResourceWithEndpoints
    {
        if (endpointName is not (null or "http"))
        {
            throw new NotSupportedException($"There is no endpoint '{endpointName}'; the local orchestrator knows 'http' only.");
        }

        builder.Plan().Health = new(path ?? "/", statusCode ?? 200);
        return builder;
    }
}
