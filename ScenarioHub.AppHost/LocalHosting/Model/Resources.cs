namespace Aspire.Hosting.ApplicationModel;

/// <summary>A .NET project of this repository, run from its build output.</summary>
public class ProjectResource(string name) : Resource(name), IResourceWithEnvironment, IResourceWithArgs,
    IResourceWithServiceDiscovery, IResourceWithWaitSupport
{
    internal string ProjectPath { get; init; } = "";
}

/// <summary>Any other program.</summary>
public class ExecutableResource(string name, string command, string workingDirectory) : Resource(name),
    IResourceWithEnvironment, IResourceWithArgs, IResourceWithServiceDiscovery, IResourceWithWaitSupport
{
    /// <summary>The program: a path, or a name found in PATH.</summary>
    public string Command { get; } = command;

    /// <summary>The directory that it starts in.</summary>
    public string WorkingDirectory { get; } = workingDirectory;
}
