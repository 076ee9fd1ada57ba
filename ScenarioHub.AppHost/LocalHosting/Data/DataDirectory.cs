using System.Security.Cryptography;
using Aspire.Hosting;
using Microsoft.Extensions.Configuration;

namespace ScenarioHub.LocalHosting.Data;

/// <summary>
/// Where a run keeps its data: <c>.data/</c> of the repository, or a temporary directory that is removed at the end.
/// Inside: one directory for each server, <c>secrets/</c>, and <c>run/</c> with what the supervisor notes about itself.
/// </summary>
internal sealed class DataDirectory(string root, bool ephemeral)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // The servers' accounts pass through here on the way to their own directories.
    private const UnixFileMode OthersPass = OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    public string Root { get; } = root;

    public bool Ephemeral { get; } = ephemeral;

    public string Run => Path.Combine(Root, "run");

    public static DataDirectory For(IConfiguration configuration, string appHostDirectory)
    {
        var ephemeral = configuration.GetValue("ephemeral", false);
        var root = configuration["data"] ?? (ephemeral ? Leftovers.NewTemporaryRoot() : Path.Combine(Repository(appHostDirectory), ".data"));
        return new(Path.GetFullPath(root), ephemeral);
    }

    public void Create()
    {
        if (Ephemeral && Directory.Exists(Root) && Directory.EnumerateFileSystemEntries(Root).Any())
        {
            throw new DistributedApplicationException(
                $"{Root} is not empty, and --ephemeral would remove it at the end. Name a directory that does not exist yet.");
        }

        Directory.CreateDirectory(Root, OthersPass);
        Directory.CreateDirectory(Run, OwnerOnly);
        FreeSpace.Require(Root);
    }

    /// <summary>A secret that is made the first time it is asked for, readable by its owner only.</summary>
    public string Secret(string name)
    {
        var directory = Directory.CreateDirectory(Path.Combine(Root, "secrets"), OwnerOnly).FullName;
        var file = Path.Combine(directory, name);
        if (!File.Exists(file))
        {
            WriteOwnerOnly(file, NewSecret());
        }

        return File.ReadAllText(file).Trim();
    }

    /// <summary>Writes a file whole or not at all, readable by its owner only.</summary>
    public static void WriteOwnerOnly(string file, string text)
    {
        var draft = $"{file}.{Environment.ProcessId}";
        using (var stream = new FileStream(draft, new FileStreamOptions
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        using (var writer = new StreamWriter(stream))
        {
            writer.Write(text);
        }

        File.Move(draft, file, overwrite: true);
    }

    public void RemoveIfEphemeral()
    {
        if (Ephemeral && Directory.Exists(Root))
        {
            Directory.Delete(Root, recursive: true);
        }
    }

    // 32 bytes in Base64 serve as a key as well as a password; without '+' and '/' they need no escaping in a URI.
    private static string NewSecret()
    {
        string secret;
        do
        {
            secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        }
        while (secret.AsSpan().IndexOfAny('+', '/') >= 0);
        return secret;
    }

    private static string Repository(string from)
    {
        for (var directory = new DirectoryInfo(from); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Directory.Build.props")))
            {
                return directory.FullName;
            }
        }

        throw new DistributedApplicationException($"{from} is not inside the repository. Say where the data belongs: --data=DIRECTORY.");
    }
}
