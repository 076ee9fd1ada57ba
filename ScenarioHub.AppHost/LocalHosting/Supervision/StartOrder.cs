using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;

namespace ScenarioHub.LocalHosting.Supervision;

/// <summary>Who must be up before whom.</summary>
internal static class StartOrder
{
    public static void RefuseCircles(IReadOnlyList<Resource> resources)
    {
        foreach (var resource in resources)
        {
            Follow(resource, []);
        }
    }

    /// <summary>The resources that need this one, and therefore stop before it.</summary>
    public static IEnumerable<Resource> DependentsOf(Resource resource, IEnumerable<Resource> all) =>
        all.Where(other => other.Plan.Needs.Contains(resource));

    private static void Follow(IResource resource, List<string> path)
    {
        if (path.Contains(resource.Name))
        {
            throw new DistributedApplicationException(
                $"Resources wait for each other in a circle: {string.Join(" → ", [.. path.SkipWhile(name => name != resource.Name), resource.Name])}.");
        }

        foreach (var needed in resource.Plan().Needs)
        {
            Follow(needed, [.. path, resource.Name]);
        }
    }
}
