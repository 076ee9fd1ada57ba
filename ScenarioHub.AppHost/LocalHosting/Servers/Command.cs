using System.Diagnostics;
using Aspire.Hosting;

namespace ScenarioHub.LocalHosting.Servers;

/// <summary>Runs a short program to its end.</summary>
internal static class Command
{
    public static async Task RunAsync(ServerAccount? account, params string[] command)
    {
        var (exitCode, output) = await TryAsync(account, command);
        if (exitCode != 0)
        {
            throw new DistributedApplicationException($"'{string.Join(' ', command)}' failed with exit code {exitCode}: {output.Trim()}");
        }
    }

    public static async Task<(int ExitCode, string Output)> TryAsync(ServerAccount? account, params string[] command)
    {
        var info = new ProcessStartInfo("setpriv") { RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = "/" };
        foreach (var argument in (IEnumerable<string>)[.. account?.SetprivArguments ?? [], "--", .. command])
        {
            info.ArgumentList.Add(argument);
        }

        // In English, because the text is matched and shown as it is.
        info.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(info)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
