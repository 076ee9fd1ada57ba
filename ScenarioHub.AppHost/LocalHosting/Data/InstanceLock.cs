using Aspire.Hosting;

namespace ScenarioHub.LocalHosting.Data;

/// <summary>One supervisor for one data directory. The kernel lets go of the lock even when the supervisor is killed.</summary>
internal sealed class InstanceLock : IDisposable
{
    private readonly FileStream _file;

    private InstanceLock(FileStream file) => _file = file;

    public static InstanceLock Take(DataDirectory data)
    {
        var owner = Path.Combine(data.Run, "supervisor");
        var file = TryTake(data.Run) ?? throw new DistributedApplicationException(
            $"Another ScenarioHub already runs on {data.Root} (process {ReadOwner(owner)}). Stop it first, or start this one with --ephemeral or --data=DIRECTORY.");
        DataDirectory.WriteOwnerOnly(owner, $"{Environment.ProcessId}");
        return file;
    }

    public static InstanceLock? TryTake(string runDirectory)
    {
        try
        {
            return new(new FileStream(Path.Combine(runDirectory, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or FileNotFoundException))
        {
            return null;
        }
    }

    public void Dispose() => _file.Dispose();

    private static string ReadOwner(string file) => File.Exists(file) ? File.ReadAllText(file) : "unknown";
}
