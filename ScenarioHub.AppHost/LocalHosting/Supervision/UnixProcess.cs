using System.Runtime.InteropServices;

namespace ScenarioHub.LocalHosting.Supervision;

/// <summary>The signals that the supervisor sends.</summary>
internal enum UnixSignal
{
    /// <summary>Nothing is sent; asks whether the process exists.</summary>
    None = 0,
    Interrupt = 2,
    Kill = 9,
    Terminate = 15,
}

internal static partial class UnixProcess
{
    /// <summary>Signals one process. False when it is gone.</summary>
    public static bool Signal(int pid, UnixSignal signal) => Kill(pid, (int)signal) == 0;

    /// <summary>Signals every process of the group that the process leads.</summary>
    public static bool SignalGroup(int leader, UnixSignal signal) => Kill(-leader, (int)signal) == 0;

    /// <summary>When the process began, in clock ticks since boot; with it, a reused id is told from the first owner. Null when it is gone.</summary>
    public static ulong? StartTime(int pid)
    {
        try
        {
            // proc(5): the second field, the name, may hold blanks and brackets; the start time is the 20th after it.
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : ulong.Parse(fields[19], System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
