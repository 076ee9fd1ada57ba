using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Npgsql;
using ScenarioHub.Messaging.Worker;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Messaging.Tests;

public class KillTests
{
    private const int Facts = 1_000;
    private const int Kills = 20;

    [Fact]
    public async Task A_thousand_facts_survive_twenty_kills_at_random_moments_none_lost_and_none_doubled()
    {
        await using var database = await TestDatabase.CreateAsync(typeof(WorkerDb).Assembly);
        await using var host = await TestVirtualHost.CreateAsync();
        await Topology.DeployAsync(host.Address, "worker", typeof(WorkerDb).Assembly);
        await using var admin = NpgsqlDataSource.Create(database.ConnectionString);
        var seed = Random.Shared.Next();
        var random = new Random(seed);

        // The facts are stored little by little, so that every kill finds some at each stage: stored, on the wire, half handled.
        var stored = StoreAsync(admin);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var worker = Start(database.ConnectionString, host.Address);
            await SomethingHandledAsync(admin, worker);
            await Task.Delay(random.Next(0, 150));
            worker.Kill();
            await worker.WaitForExitAsync();
        }

        await stored;
        using var last = Start(database.ConnectionString, host.Address);
        try
        {
            await Eventually.Async(() => CountAsync(admin, "SELECT count(DISTINCT fact) FROM handled"), count => count == Facts, seconds: 60);
            await Eventually.Async(() => CountAsync(admin, "SELECT count(*) FROM outbox WHERE sent_at IS NULL"), count => count == 0);
            Assert.True(await CountAsync(admin, "SELECT count(*) FROM handled") == Facts, $"Some facts were handled twice (seed {seed}).");
        }
        finally
        {
            last.Kill();
            await last.WaitForExitAsync();
        }
    }

    private static async Task StoreAsync(NpgsqlDataSource admin)
    {
        for (var i = 0; i < Facts; i++)
        {
            var fact = WorkerApp.Fact("plain", i);
            await using var store = admin.CreateCommand("INSERT INTO outbox (id, type, body) VALUES ($1, $2, $3::jsonb)");
            store.Parameters.Add(new() { Value = Guid.CreateVersion7() });
            store.Parameters.Add(new() { Value = fact.GetType().FullName! });
            store.Parameters.Add(new() { Value = JsonSerializer.Serialize(fact, JsonSerializerOptions.Web) });
            await store.ExecuteNonQueryAsync();
            await Task.Delay(25);
        }
    }

    /// <summary>Waits until this worker has handled something, so that the kill hits a working one.</summary>
    private static async Task SomethingHandledAsync(NpgsqlDataSource admin, Process worker)
    {
        var before = await CountAsync(admin, "SELECT count(*) FROM handled");
        await Eventually.Async(
            () => CountAsync(admin, "SELECT count(*) FROM handled"),
            now => now > before || now == Facts || worker.HasExited,
            seconds: 60);
        Assert.False(worker.HasExited, "The worker ended by itself.");
    }

    private static async Task<long> CountAsync(NpgsqlDataSource admin, string sql)
    {
        await using var count = admin.CreateCommand(sql);
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private static Process Start(string database, Uri messaging)
    {
        var start = new ProcessStartInfo("dotnet", [Assembly.GetAssembly(typeof(WorkerDb))!.Location])
        {
            Environment =
            {
                ["ConnectionStrings__db"] = database,
                ["ConnectionStrings__messaging"] = messaging.ToString(),
                ["ASPNETCORE_URLS"] = "http://127.0.0.1:0",
                ["Logging__LogLevel__Default"] = "Error",
            },
        };
        return Process.Start(start)!;
    }
}
