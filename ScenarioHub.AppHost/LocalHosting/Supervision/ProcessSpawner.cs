using System.Collections.Concurrent;
using System.Diagnostics;

namespace ScenarioHub.LocalHosting.Supervision;

/// <summary>
/// Starts processes from one thread that lives as long as the program. The kernel's parent-death signal follows the
/// thread that started the process, not the program: from a pool thread it would come as soon as the pool shrinks.
/// </summary>
internal static class ProcessSpawner
{
    private static readonly BlockingCollection<Action> Orders = [];

    static ProcessSpawner()
    {
        new Thread(() =>
        {
            foreach (var order in Orders.GetConsumingEnumerable())
            {
                order();
            }
        }) { IsBackground = true, Name = "process spawner" }.Start();
    }

    public static Task<Process> StartAsync(ProcessSpec spec)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        Orders.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(StartInfo(spec))!);
            }
            catch (Exception error)
            {
                started.SetException(error);
            }
        });
        return started.Task;
    }

    private static ProcessStartInfo StartInfo(ProcessSpec spec)
    {
        // A session of its own keeps the terminal's Ctrl-C away (the supervisor decides the order of ending), and makes
        // the process the leader of a group that can be ended whole.
        var info = new ProcessStartInfo("setsid")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = spec.WorkingDirectory,
        };
        string[] wrapper = ["setpriv", "--pdeathsig", spec.StopSignal is UnixSignal.Interrupt ? "INT" : "TERM", .. spec.Account?.SetprivArguments ?? [], "--"];
        foreach (var argument in (IEnumerable<string>)[.. wrapper, spec.FileName, .. spec.Arguments])
        {
            info.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in spec.Environment)
        {
            info.Environment[name] = value;
        }

        return info;
    }
}
