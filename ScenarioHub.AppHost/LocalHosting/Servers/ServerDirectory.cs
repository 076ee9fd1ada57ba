using System.Security.Cryptography;
using System.Text;
using Aspire.Hosting;

namespace ScenarioHub.LocalHosting.Servers;

/// <summary>A server's own directory: it belongs to the server's account, and nobody else can read it.</summary>
internal static class ServerDirectory
{
    private const string Elsewhere = "/var/lib/scenariohub";

    /// <summary>
    /// Creates the directory. A repository in a place that the account cannot reach (such as root's home) gets a
    /// link to a directory in /var/lib/scenariohub instead, because opening up root's home would be worse.
    /// </summary>
    public static async Task<string> CreateAsync(string path, ServerAccount? account)
    {
        if (account is null)
        {
            return Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        }

        var parent = Path.GetDirectoryName(path)!;
        if (new FileInfo(path).LinkTarget is null && !await CanReachAsync(parent, account))
        {
            if (Directory.Exists(path))
            {
                throw new DistributedApplicationException(
                    $"The account '{account.Name}' cannot reach {path}, which an earlier run made. Run as the account that made it, or say --data=DIRECTORY.");
            }

            var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(parent)))[..12];
            var target = Path.Combine(Elsewhere, id, Path.GetFileName(path));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.CreateSymbolicLink(path, target);
        }

        var real = new FileInfo(path).LinkTarget ?? path;
        await GiveAsync(real, account, "700");
        return real;
    }

    /// <summary>Hands a file that the supervisor wrote to the server's account.</summary>
    public static Task GiveFileAsync(string file, ServerAccount? account) =>
        account is null ? Task.CompletedTask : Command.RunAsync(null, "chown", $"{account.Name}:{account.Name}", file);

    private static Task GiveAsync(string directory, ServerAccount account, string mode) =>
        Command.RunAsync(null, "install", "-d", "-m", mode, "-o", account.Name, "-g", account.Name, directory);

    private static async Task<bool> CanReachAsync(string directory, ServerAccount account) =>
        (await Command.TryAsync(account, "test", "-x", directory)).ExitCode == 0;
}
