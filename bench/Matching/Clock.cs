using System.Diagnostics;
using System.Runtime.InteropServices;

namespace ScenarioHub.Bench.Matching;

/// <summary>Milliseconds on the clock and of this thread's processor time; the second does not depend on what else the machine does.</summary>
internal readonly partial record struct Clock(double Wall, double Processor)
{
    private const int ThreadTime = 3;

    public static Clock Now
    {
        get
        {
            _ = GetTime(ThreadTime, out var used);
            return new(Stopwatch.GetTimestamp() * 1000.0 / Stopwatch.Frequency, (used.Seconds * 1e3) + (used.Nanoseconds / 1e6));
        }
    }

    public static Clock operator -(Clock a, Clock b) => new(a.Wall - b.Wall, a.Processor - b.Processor);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out Time time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Time
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
