using ScenarioHub.LocalHosting.Supervision;

namespace ScenarioHub.LocalHosting.Data;

/// <summary>Temporary directories of runs that were killed before they could remove them.</summary>
internal static class Leftovers
{
    private const string Prefix = "scenariohub-";

    public static string NewTemporaryRoot() => Path.Combine(Path.GetTempPath(), $"{Prefix}{Guid.NewGuid():N}"[..(Prefix.Length + 12)]);

    public static async Task SweepAsync(TimeProvider clock)
    {
        foreach (var root in Directory.EnumerateDirectories(Path.GetTempPath(), $"{Prefix}*"))
        {
            var run = Path.Combine(root, "run");

            // A directory without a lock file, or a very young one, may belong to a run that is just beginning.
            var lockFile = new FileInfo(Path.Combine(run, "lock"));
            if (!lockFile.Exists || clock.GetUtcNow() - lockFile.CreationTimeUtc < TimeSpan.FromMinutes(1))
            {
                continue;
            }

            try
            {
                using var taken = InstanceLock.TryTake(run);
                if (taken is not null)
                {
                    await new OwnedProcesses(run).EndAllAsync(clock);
                    Directory.Delete(root, recursive: true);
                }
            }
            catch (UnauthorizedAccessException)
            {
                // Another account's leftovers are that account's to remove.
                continue;
            }
        }
    }
}
