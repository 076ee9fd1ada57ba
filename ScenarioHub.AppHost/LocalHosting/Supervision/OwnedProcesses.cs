using System.Globalization;

namespace ScenarioHub.LocalHosting.Supervision;

/// <summary>
/// A note of every process started, kept on disk, so that the start after a <c>kill -9</c> ends exactly those and no
/// others: a process counts as ours only while both its id and its start time fit.
/// </summary>
internal sealed class OwnedProcesses(string runDirectory)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _file = Path.Combine(runDirectory, "processes");
    private readonly Lock _turn = new();

    public void Add(int pid, string name)
    {
        if (UnixProcess.StartTime(pid) is { } start)
        {
            lock (_turn)
            {
                File.AppendAllText(_file, $"{pid} {start} {name}\n");
            }
        }
    }

    /// <summary>Ends what an earlier supervisor left; returns the names of what still ran.</summary>
    public async Task<IReadOnlyList<string>> EndAllAsync(TimeProvider clock)
    {
        var left = Read().Where(Lives).ToList();
        left.ForEach(process => UnixProcess.Signal(process.Pid, UnixSignal.Terminate));
        var deadline = clock.GetUtcNow() + Patience;
        while (left.Exists(Lives) && clock.GetUtcNow() < deadline)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), clock);
        }

        foreach (var process in left.Where(Lives))
        {
            UnixProcess.SignalGroup(process.Pid, UnixSignal.Kill);
        }

        Forget();
        return [.. left.Select(process => process.Name)];
    }

    /// <summary>Called when everything has ended in order.</summary>
    public void Forget() => File.Delete(_file);

    private static bool Lives(Entry process) => UnixProcess.StartTime(process.Pid) == process.Start;

    private IEnumerable<Entry> Read() =>
        File.Exists(_file) ? File.ReadLines(_file).Select(Entry.Parse).OfType<Entry>().ToList() : [];

    private sealed record Entry(int Pid, ulong Start, string Name)
    {
        /// <summary>Null for a line that the dying supervisor did not finish.</summary>
        public static Entry? Parse(string line) =>
            line.Split(' ', 3) is [var pid, var start, var name]
            && int.TryParse(pid, CultureInfo.InvariantCulture, out var id)
            && ulong.TryParse(start, CultureInfo.InvariantCulture, out var ticks)
                ? new(id, ticks, name)
                : null;
    }
}
