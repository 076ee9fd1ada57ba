using System.Globalization;

namespace ScenarioHub.Bench.Matching;

/// <summary>Memory of this process in megabytes.</summary>
internal static class Memory
{
    /// <summary>What is alive after a full collection.</summary>
    public static double Alive()
    {
        GC.Collect(2, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true) / 1048576.0;
    }

    /// <summary>The greatest resident memory so far, as the kernel counts it.</summary>
    public static double Peak() => double.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmHWM", StringComparison.Ordinal)).Split(':')[1].Replace("kB", "", StringComparison.Ordinal).Trim(),
        CultureInfo.InvariantCulture) / 1024;

    /// <summary>Begins a new count of the peak.</summary>
    public static void ResetPeak()
    {
        Alive();
        File.WriteAllText("/proc/self/clear_refs", "5");
    }
}
