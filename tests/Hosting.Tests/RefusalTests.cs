using System.Net;
using System.Net.Sockets;
using Aspire.Hosting;
using ScenarioHub.LocalHosting.Data;
using ScenarioHub.LocalHosting.Servers;
using Xunit;

namespace ScenarioHub.Hosting.Tests;

/// <summary>What cannot start is told in words that help.</summary>
public class RefusalTests
{
    private const string Sample = "SampleService/ScenarioHub.Hosting.SampleService.csproj";

    [Fact]
    public async Task A_missing_program_is_named()
    {
        var builder = DistributedApplication.CreateBuilder(["--ephemeral=true"]);
        builder.AddExecutable("mail", "no-such-program", ".");

        Assert.Contains("'no-such-program' of mail is missing", await RefusalOf(builder), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_server_comes_with_the_command_that_installs_it()
    {
        var error = Assert.Throws<DistributedApplicationException>(() => PostgresPrograms.Find("/nowhere", installed: "/nowhere"));

        Assert.Contains("apt-get install -y postgresql", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_port_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var builder = DistributedApplication.CreateBuilder(["--ephemeral=true"]);
        builder.AddProject("gateway", Sample).WithHttpEndpoint(port: port);

        Assert.Contains($"Port {port} for gateway is taken", await RefusalOf(builder), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Data_of_another_PostgreSQL_version_are_left_alone()
    {
        var data = Directory.CreateTempSubdirectory("hosting-test-");
        var version = Path.Combine(data.CreateSubdirectory("postgres").CreateSubdirectory("data").FullName, "PG_VERSION");
        await File.WriteAllTextAsync(version, "9\n");
        var builder = DistributedApplication.CreateBuilder([$"--data={data.FullName}"]);
        builder.AddPostgres("postgres");

        var refusal = await RefusalOf(builder);

        Assert.Contains("was written by PostgreSQL 9", refusal, StringComparison.Ordinal);
        Assert.Contains("postgresql-9", refusal, StringComparison.Ordinal);
        Assert.Equal("9\n", await File.ReadAllTextAsync(version));
        data.Delete(recursive: true);
    }

    [Fact]
    public void A_full_disk_is_refused_before_anything_starts()
    {
        var error = Assert.Throws<DistributedApplicationException>(() => FreeSpace.Require(Path.GetTempPath(), least: long.MaxValue));

        Assert.Contains("is full", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_ephemeral_run_refuses_a_directory_with_something_in_it()
    {
        var data = Directory.CreateTempSubdirectory("hosting-test-");
        var precious = Path.Combine(data.FullName, "precious");
        await File.WriteAllTextAsync(precious, "keep me");

        var refusal = await RefusalOf(DistributedApplication.CreateBuilder(["--ephemeral=true", $"--data={data.FullName}"]));

        Assert.Contains("is not empty", refusal, StringComparison.Ordinal);
        Assert.True(File.Exists(precious));
        data.Delete(recursive: true);
    }

    [Fact]
    public void Resources_that_wait_in_a_circle_are_refused()
    {
        var builder = DistributedApplication.CreateBuilder(["--ephemeral=true"]);
        var one = builder.AddProject("one", Sample);
        var two = builder.AddProject("two", Sample).WaitFor(one);
        one.WaitFor(two);

        var error = Assert.Throws<DistributedApplicationException>(builder.Build);

        Assert.Contains("one → two → one", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_failed_migration_keeps_everything_behind_it_from_starting()
    {
        var builder = DistributedApplication.CreateBuilder(["--ephemeral=true"]);
        var journal = Path.GetTempFileName();
        var migrations = builder.AddProject("migrations", Sample).WithArgs("end", "3");
        builder.AddProject("service", Sample).WithHttpEndpoint().WithHttpHealthCheck("/health")
            .WithEnvironment("JOURNAL", journal).WaitForCompletion(migrations);

        Assert.Contains("migrations ended with exit code 3 instead of 0", await RefusalOf(builder), StringComparison.Ordinal);
        Assert.Empty(await File.ReadAllTextAsync(journal));
        File.Delete(journal);
    }

    private static async Task<string> RefusalOf(IDistributedApplicationBuilder builder)
    {
        await using var application = builder.Build();
        var error = await Assert.ThrowsAsync<DistributedApplicationException>(() => application.StartAsync());
        return error.Message;
    }
}
