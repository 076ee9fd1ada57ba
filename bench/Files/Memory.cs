using System.Globalization;

namespace ScenarioHub.Bench.Files;

/// <summary>The resident memory of this process as the kernel counts it: service, client and bench together.</summary>
internal static class Memory
{
    /// <summary>Begins a new count of the peak.</summary>
    public static void Reset()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        File.WriteAllText("/proc/self/clear_refs", "5");
    }

    /// <summary>Megabytes now.</summary>
    public static long Now => Read("VmRSS");

    /// <summary>The most megabytes since the count began.</summary>
    public static long Peak => Read("VmHWM");

    private static long Read(string name) => long.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim(),
        CultureInfo.InvariantCulture) / 1024;
}
