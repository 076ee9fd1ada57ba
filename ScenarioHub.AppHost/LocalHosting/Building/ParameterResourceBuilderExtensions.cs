using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds values from outside.</summary>
public static class ParameterResourceBuilderExtensions
{
    /// <summary>Adds a parameter: <c>Parameters:NAME</c> from configuration, or a secret that is made on the first run and kept.</summary>
    public static IResourceBuilder<ParameterResource> AddParameter(
        this IDistributedApplicationBuilder builder, string name, bool secret = false) =>
        builder.AddResource(Parameter(builder, name, secret));

    internal static ParameterResource Parameter(IDistributedApplicationBuilder builder, string name, bool secret) =>
        new(name, () => Configured(builder, name) ?? Kept(builder, name, secret), secret);

    // A shell cannot export a name with a hyphen, hence the second spelling (Aspire accepts it too).
    private static string? Configured(IDistributedApplicationBuilder builder, string name) =>
        builder.Configuration[$"Parameters:{name}"] ?? builder.Configuration[$"Parameters:{name.Replace('-', '_')}"];

    private static string Kept(IDistributedApplicationBuilder builder, string name, bool secret) => secret
        ? ((DistributedApplicationBuilder)builder).Data.Secret(name)
        : throw new DistributedApplicationException($"The parameter '{name}' has no value. Set Parameters__{name.Replace('-', '_')}.");
}
