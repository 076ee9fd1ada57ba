using Aspire.Hosting;
using Aspire.Hosting.ApplicationModel;
using ScenarioHub.LocalHosting.Servers;

namespace ScenarioHub.LocalHosting.Supervision;

/// <summary>Turns a project or program of the model into processes, one for each replica.</summary>
internal static class ProjectProcess
{
    // What keeps many small services on one machine small: after a burst of requests a bare service holds 79 MB with
    // these and 93 MB without.
    private static readonly Dictionary<string, string> Small = new()
    {
        ["DOTNET_gcServer"] = "0",
        ["DOTNET_gcConcurrent"] = "0",
        ["DOTNET_GCgen0size"] = "0x400000",
        ["DOTNET_GCConserveMemory"] = "5",
        ["DOTNET_TieredPGO"] = "0",

        // An idle thread of the pool would spin for a while before it sleeps: time that a neighbour on the same cores needs.
        ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
        ["MALLOC_ARENA_MAX"] = "2",
    };

    public static async Task<IReadOnlyList<ProcessSpec>> SpecsAsync(Resource resource, HttpClient http)
    {
        var (program, arguments, directory) = Launch(resource);
        var environment = await EnvironmentAsync(resource);
        if (resource.Plan.Http is null)
        {
            return [Spec(resource.Name, environment, null)];
        }

        return [.. resource.Plan.Ports.Select((port, replica) =>
            Spec(resource.Plan.Replicas == 1 ? resource.Name : $"{resource.Name}-{replica + 1}", WithPort(environment, port), port))];

        ProcessSpec Spec(string name, Dictionary<string, string> variables, int? port) => new(name, program, arguments)
        {
            WorkingDirectory = directory,
            Environment = variables,
            IsHealthy = port is { } number && resource.Plan.Health is { } health
                ? ct => AnswersAsync(http, new($"http://127.0.0.1:{number}{health.Path}"), health.StatusCode, ct)
                : _ => Task.FromResult(true),
        };

        Dictionary<string, string> WithPort(Dictionary<string, string> variables, int port) => new(variables)
        {
            ["ASPNETCORE_URLS"] = $"http://{resource.Plan.Http.Host}:{port}",
            [resource.Plan.Http.PortVariable ?? "PORT"] = $"{port}",
        };
    }

    /// <summary>The variables that the model gives to the process, without those of one replica.</summary>
    public static async Task<Dictionary<string, string>> EnvironmentAsync(Resource resource)
    {
        var environment = new Dictionary<string, string>(Small)
        {
            ["OTEL_SERVICE_NAME"] = resource.Name,
            ["Logging__Console__FormatterName"] = "simple",
            ["Logging__Console__FormatterOptions__SingleLine"] = "true",

            // A line for every request would bury what matters.
            ["Logging__LogLevel__Microsoft.AspNetCore"] = "Warning",
        };
        foreach (var add in resource.Plan.Environment)
        {
            await add(environment);
        }

        return environment;
    }

    private static (string Program, IReadOnlyList<string> Arguments, string Directory) Launch(Resource resource) => resource switch
    {
        ProjectResource project => (DotnetHost(), [ProjectOutput.Find(project.ProjectPath), .. project.Plan.Arguments], Path.GetDirectoryName(project.ProjectPath)!),
        ExecutableResource other => (Executable(other), other.Plan.Arguments, other.WorkingDirectory),
        _ => throw new NotSupportedException($"The local orchestrator does not know how to run a {resource.GetType().Name}."),
    };

    private static string DotnetHost() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string Executable(ExecutableResource resource) =>
        Programs.Find(resource.Command, resource.WorkingDirectory) ?? throw new DistributedApplicationException(
            $"The program '{resource.Command}' of {resource.Name} is missing; it is neither in {resource.WorkingDirectory} nor in PATH.");

    private static async Task<bool> AnswersAsync(HttpClient http, Uri address, int statusCode, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(address, ct);
            return (int)answer.StatusCode == statusCode;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }
}
