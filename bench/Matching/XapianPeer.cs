using System.Diagnostics;
using System.Globalization;
using ScenarioHub.Matchmaking.Engine;

namespace ScenarioHub.Bench.Matching;

/// <summary>Xapian with BM25 through its Python binding, where that is installed; the times are taken within Python.</summary>
internal sealed class XapianPeer : IPeer
{
    public string Name => "Xapian";

    public double BuildSeconds { get; private set; }

    public async Task<Times?> TimeAsync(IReadOnlyList<CompanyDocument> profiles, IReadOnlyList<ScenarioDocument> needs)
    {
        if (!await IsInstalledAsync())
        {
            return null;
        }

        var folder = Directory.CreateTempSubdirectory("xapian-");
        try
        {
            var (documents, questions) = (Path.Combine(folder.FullName, "documents"), Path.Combine(folder.FullName, "questions"));
            await File.WriteAllLinesAsync(documents, profiles.Select(PeerText.Of));
            await File.WriteAllLinesAsync(questions, needs.Select(need => string.Join(' ', PeerText.Of(need))));
            var lines = await RunAsync(Path.Combine(AppContext.BaseDirectory, "xapian_peer.py"), documents, questions, Path.Combine(folder.FullName, "database"));
            var numbers = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => double.Parse(line, CultureInfo.InvariantCulture)).ToList();
            BuildSeconds = numbers[0];
            return new(numbers.Skip(1));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<bool> IsInstalledAsync()
    {
        try
        {
            await RunAsync("-c", "import xapian");
            return true;
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        using var python = Process.Start(new ProcessStartInfo("python3", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = python.StandardError.ReadToEndAsync();
        var output = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        return python.ExitCode == 0 ? output : throw new InvalidOperationException(await errors);
    }
}
