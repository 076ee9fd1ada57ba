using System.Reflection;
using System.Xml.Linq;
using Aspire.Hosting;

namespace ScenarioHub.LocalHosting.Servers;

/// <summary>Where a project's build output lies: <c>artifacts/bin/PROJECT/release/</c>, in the configuration that the supervisor itself was built in.</summary>
internal static class ProjectOutput
{
    private static readonly string Configuration =
        typeof(ProjectOutput).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    public static string Find(string projectPath)
    {
        if (!File.Exists(projectPath))
        {
            throw new DistributedApplicationException($"The project {projectPath} does not exist.");
        }

        var project = Path.GetFileNameWithoutExtension(projectPath);
        var assembly = (XDocument.Load(projectPath).Descendants("AssemblyName").FirstOrDefault()?.Value ?? project) + ".dll";
        return Candidates(projectPath, project).Select(directory => Path.Combine(directory, assembly)).FirstOrDefault(File.Exists)
            ?? throw new DistributedApplicationException(
                $"{project} is not built for {Configuration}. Build it with: dotnet build ScenarioHub.sln -c {Configuration}");
    }

    private static IEnumerable<string> Candidates(string projectPath, string project)
    {
        var home = new FileInfo(projectPath).Directory;
        for (var directory = home; directory is not null; directory = directory.Parent)
        {
            yield return Path.Combine(directory.FullName, "artifacts", "bin", project, Configuration.ToLowerInvariant());
        }

        yield return Path.Combine(home!.FullName, "bin", Configuration, "net10.0");
    }
}
