using Aspire.Hosting;

namespace ScenarioHub.LocalHosting.Servers;

/// <summary>Finds programs, and says how to install the ones that are missing.</summary>
internal static class Programs
{
    public static string Require(string program, string installCommand, params string[] places) =>
        Find(program, places) ?? throw new DistributedApplicationException(
            $"The program '{program}' is missing. Install it with: {installCommand}");

    public static string? Find(string program, params string[] places) =>
        places.Concat(Environment.GetEnvironmentVariable("PATH")?.Split(':') ?? [])
            .Select(directory => Path.Combine(directory, program))
            .FirstOrDefault(File.Exists);

    /// <summary>Under sudo or in a container there is no sudo to name.</summary>
    public static string AptInstall(string package) =>
        $"{(Environment.IsPrivilegedProcess ? "" : "sudo ")}apt-get install -y {package}";
}
