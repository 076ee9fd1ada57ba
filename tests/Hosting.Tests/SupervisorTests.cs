using System.Diagnostics;
using Npgsql;
using RabbitMQ.Client;
using ScenarioHub.LocalHosting.Supervision;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Hosting.Tests;

/// <summary>The supervisor as people run it: a process of its own, with RabbitMQ and PostgreSQL below it.</summary>
public sealed class SupervisorTests : IAsyncDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("hosting-test-");
    private readonly List<Process> _started = [];

    public SupervisorTests() => File.SetUnixFileMode(_data.FullName, (UnixFileMode)0b111_001_001);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _started.Where(process => !process.HasExited))
        {
            UnixProcess.Signal(process.Id, UnixSignal.Terminate);
            await process.WaitForExitAsync();
        }

        _data.Delete(recursive: true);
    }

    [Fact]
    public async Task After_kill_minus_9_of_the_supervisor_nothing_runs_on_and_the_next_start_has_the_data()
    {
        var first = Start();
        var servers = await ServersAsync(first);
        await ExecuteAsync(servers, "CREATE TABLE kept (id int)");
        var children = await File.ReadAllLinesAsync(Path.Combine(_data.FullName, "run", "processes"));
        Assert.Equal(3, children.Length);

        first.Kill();
        await first.WaitForExitAsync();
        await Eventually.Async(() => Task.FromResult(children.Count(IsAlive)), alive => alive == 0);

        var again = await ServersAsync(Start());
        await ExecuteAsync(again, "SELECT id FROM kept");
        await using var connection = await new ConnectionFactory { Uri = new(again["ConnectionStrings__messaging"]) }.CreateConnectionAsync();
        Assert.True(connection.IsOpen);
    }

    [Fact]
    public async Task A_second_supervisor_on_the_same_data_is_refused_in_one_line()
    {
        Directory.CreateDirectory(Path.Combine(_data.FullName, "run"));
        await using var held = new FileStream(Path.Combine(_data.FullName, "run", "lock"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var second = Start();
        var complaint = await second.StandardError.ReadToEndAsync();
        await second.WaitForExitAsync();

        Assert.Equal(1, second.ExitCode);
        Assert.Contains("Another ScenarioHub already runs", complaint, StringComparison.Ordinal);
        Assert.Single(complaint.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task What_an_earlier_supervisor_left_is_ended_and_what_only_has_its_number_is_not()
    {
        var run = Directory.CreateDirectory(Path.Combine(_data.FullName, "run"));
        using var ours = Process.Start("sleep", "300");
        using var strangers = Process.Start("sleep", "300");
        await File.WriteAllTextAsync(
            Path.Combine(run.FullName, "processes"), $"{ours.Id} {UnixProcess.StartTime(ours.Id)} service\n{strangers.Id} 1 other\n{ours.Id} unfinis");

        var ended = await new OwnedProcesses(run.FullName).EndAllAsync(TimeProvider.System);
        await ours.WaitForExitAsync();

        Assert.Equal(["service"], ended);
        Assert.False(strangers.HasExited);
        strangers.Kill();
    }

    private static bool IsAlive(string note) => UnixProcess.StartTime(int.Parse(note.Split(' ')[0], null)) is not null;

    private Process Start()
    {
        var info = new ProcessStartInfo("dotnet") { RedirectStandardError = true };
        foreach (var argument in new[] { typeof(AppHost.AppHost).Assembly.Location, "--only=servers", $"--data={_data.FullName}" })
        {
            info.ArgumentList.Add(argument);
        }

        info.Environment.Remove("ConnectionStrings__postgres");
        info.Environment.Remove("ConnectionStrings__messaging");
        var process = Process.Start(info)!;
        _started.Add(process);
        return process;
    }

    /// <summary>The connection strings that the supervisor notes when everything is up.</summary>
    private async Task<Dictionary<string, string>> ServersAsync(Process supervisor)
    {
        var note = Path.Combine(_data.FullName, "run", "environment", "servers");
        var before = File.Exists(note) ? File.GetLastWriteTimeUtc(note) : DateTime.MinValue;
        await Eventually.Async(
            () => Task.FromResult(supervisor.HasExited || (File.Exists(note) && File.GetLastWriteTimeUtc(note) > before)), up => up, seconds: 60);
        Assert.False(supervisor.HasExited, "The supervisor ended at once.");
        return (await File.ReadAllLinesAsync(note)).Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1].Trim('\''));
    }

    private static async Task ExecuteAsync(Dictionary<string, string> servers, string sql)
    {
        await using var connection = new NpgsqlConnection(servers["ConnectionStrings__postgres"] + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
