using Aspire.Hosting;

namespace ScenarioHub.LocalHosting.Servers;

/// <summary>
/// The unprivileged account of a server. PostgreSQL refuses to run as root, and RabbitMQ should not; started by an
/// ordinary user, both run as that user.
/// </summary>
internal sealed record ServerAccount(string Name)
{
    public IReadOnlyList<string> SetprivArguments => ["--reuid", Name, "--regid", Name, "--init-groups"];

    public static ServerAccount? For(string name)
    {
        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        var exists = File.ReadLines("/etc/passwd").Any(line => line.StartsWith($"{name}:", StringComparison.Ordinal));
        return exists ? new(name) : throw new DistributedApplicationException(
            $"The account '{name}' is missing; a server must not run as root. Create it with: useradd --system --user-group {name}");
    }
}
