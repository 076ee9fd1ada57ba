namespace Aspire.Hosting.ApplicationModel;

/// <summary>The base of every resource: a name, and the plan by which it is started.</summary>
public abstract class Resource(string name) : IResource
{
    /// <inheritdoc />
    public string Name { get; } = name;

    internal LaunchPlan Plan { get; } = new();
}
