using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>What a process is given, where it listens, and whom it waits for.</summary>
public static partial class ResourceBuilderExtensions
{
    /// <summary>Gives the process a variable.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(this IResourceBuilder<T> builder, string name, string? value)
        where T : IResourceWithEnvironment
    {
        builder.Plan().Environment.Add(environment =>
        {
            environment[name] = value ?? "";
            return ValueTask.CompletedTask;
        });
        return builder;
    }

    /// <summary>Gives the process the value of a parameter.</summary>
    public static IResourceBuilder<T> WithEnvironment<T>(
        this IResourceBuilder<T> builder, string name, IResourceBuilder<ParameterResource> parameter)
        where T : IResourceWithEnvironment
    {
        builder.Plan().Environment.Add(async environment =>
            environment[name] = await parameter.Resource.GetValueAsync(CancellationToken.None) ?? "");
        return builder;
    }

    /// <summary>Adds arguments to the process's command line.</summary>
    public static IResourceBuilder<T> WithArgs<T>(this IResourceBuilder<T> builder, params string[] args)
        where T : IResourceWithArgs
    {
        builder.Plan().Arguments.AddRange(args);
        return builder;
    }

    /// <summary>Gives the process <c>ConnectionStrings__NAME</c>.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithConnectionString> source,
        string? connectionName = null, bool optional = false)
        where TDestination : IResourceWithEnvironment
    {
        builder.Plan().Sources.Add(source.Resource);
        builder.Plan().Environment.Add(async environment =>
        {
            var value = await source.Resource.GetConnectionStringAsync();
            if (value is null && !optional)
            {
                throw new InvalidOperationException($"'{source.Resource.Name}' has no connection string.");
            }

            environment[$"ConnectionStrings__{connectionName ?? source.Resource.Name}"] = value ?? "";
        });
        return builder;
    }

    /// <summary>Gives the process <c>services__NAME__http__0</c> and on, one for each replica of the other.</summary>
    public static IResourceBuilder<TDestination> WithReference<TDestination>(
        this IResourceBuilder<TDestination> builder, IResourceBuilder<IResourceWithServiceDiscovery> source)
        where TDestination : IResourceWithEnvironment
    {
        builder.Plan().Environment.Add(environment =>
        {
            foreach (var (replica, address) in source.Plan().Addresses.Index())
            {
                environment[$"services__{source.Resource.Name}__http__{replica}"] = address;
            }

            return ValueTask.CompletedTask;
        });
        return builder;
    }

    /// <summary>Starts it only when the other is healthy.</summary>
    public static IResourceBuilder<T> WaitFor<T>(this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency)
        where T : IResourceWithWaitSupport
    {
        builder.Plan().Waits.Add(new(dependency.Resource));
        return builder;
    }

    /// <summary>Starts it only when the other has ended with the exit code.</summary>
    public static IResourceBuilder<T> WaitForCompletion<T>(
        this IResourceBuilder<T> builder, IResourceBuilder<IResource> dependency, int exitCode = 0)
        where T : IResourceWithWaitSupport
    {
        builder.Plan().Waits.Add(new(dependency.Resource));
        dependency.Plan().EndsWith = exitCode;
        return builder;
    }
}
