using Aspire.Hosting.ApplicationModel;
using ScenarioHub.LocalHosting.Data;

namespace ScenarioHub.LocalHosting.Supervision;

/// <summary>
/// What other commands need to know about a run that is up: one file of shell assignments for each project and one for
/// the servers, in <c>run/environment/</c>, readable by their owner only. They exist exactly while everything is up.
/// </summary>
internal static class RunNotes
{
    public static async Task WriteAsync(DataDirectory data, IReadOnlyList<Resource> resources)
    {
        var directory = Directory.CreateDirectory(PathOf(data), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        foreach (var project in resources.OfType<ProjectResource>())
        {
            Write(Path.Combine(directory, project.Name), await ProjectProcess.EnvironmentAsync(project));
        }

        var servers = new Dictionary<string, string>();
        foreach (var server in resources.Where(resource => resource is RabbitMQServerResource or PostgresServerResource))
        {
            servers[$"ConnectionStrings__{server.Name}"] = (await ((IResourceWithConnectionString)server).GetConnectionStringAsync())!;
        }

        if (resources.OfType<RabbitMQServerResource>().FirstOrDefault()?.ManagementAddress is { } management)
        {
            servers["RabbitMQ__Management"] = management.AbsoluteUri;
        }

        Write(Path.Combine(directory, "servers"), servers);
    }

    public static void Remove(DataDirectory data)
    {
        if (Directory.Exists(PathOf(data)))
        {
            Directory.Delete(PathOf(data), recursive: true);
        }
    }

    private static string PathOf(DataDirectory data) => Path.Combine(data.Run, "environment");

    private static void Write(string file, Dictionary<string, string> variables) => DataDirectory.WriteOwnerOnly(file,
        string.Concat(variables.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}='{pair.Value.Replace("'", @"'\''")}'\n")));
}
