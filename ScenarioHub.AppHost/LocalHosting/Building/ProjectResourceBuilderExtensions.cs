using Aspire.Hosting.ApplicationModel;

namespace Aspire.Hosting;

/// <summary>Adds .NET projects.</summary>
public static class ProjectResourceBuilderExtensions
{
    /// <summary>Adds the project; a relative path starts at <see cref="IDistributedApplicationBuilder.AppHostDirectory"/>.</summary>
    public static IResourceBuilder<ProjectResource> AddProject(
        this IDistributedApplicationBuilder builder, string name, string projectPath) =>
        builder.AddResource(new ProjectResource(name)
        {
            ProjectPath = Path.GetFullPath(Path.Combine(builder.AppHostDirectory, projectPath)),
        });

    /// <summary>Runs the project several times, each with a port of its own.</summary>
    public static IResourceBuilder<ProjectResource> WithReplicas(this IResourceBuilder<ProjectResource> builder, int replicas)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(replicas, 1);
        builder.Resource.Plan.Replicas = replicas;
        return builder;
    }
}
