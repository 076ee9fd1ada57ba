using System.Text;
using Npgsql;
using RabbitMQ.Client;
using ScenarioHub.LocalHosting.Servers;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Hosting.Tests;

public class RestartableServersTests
{
    [Fact]
    public async Task Servers_that_were_killed_stay_down_until_they_are_restarted_at_the_same_address_with_their_data()
    {
        var directory = Directory.CreateTempSubdirectory("scenariohub-restart-");
        try
        {
            await KillAndRestartAsync(directory);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static async Task KillAndRestartAsync(DirectoryInfo directory)
    {
        await using var servers = await RestartableServers.StartInAsync(directory.FullName);
        await using var database = await TestDatabase.CreateOnAsync(servers.Addresses.Postgres);
        var amqp = servers.Addresses.Messaging;
        var (kept, after) = ($"kept-{Guid.NewGuid():n}", $"after-{Guid.NewGuid():n}");
        await using (var connection = await new ConnectionFactory { Uri = amqp }.CreateConnectionAsync())
        await using (var channel = await connection.CreateChannelAsync())
        {
            await channel.QueueDeclareAsync(kept, durable: true, exclusive: false, autoDelete: false);
            await channel.QueueDeclareAsync(after, durable: true, exclusive: false, autoDelete: false);
        }

        // The broker answers a declaration before it has written it down, up to two seconds later; what is written down later proves the earlier.
        await Eventually.Async(() => Task.FromResult(IsWritten(directory, Encoding.ASCII.GetBytes(after))), written => written);
        await Task.WhenAll(servers.KillPostgresAsync(), servers.KillMessagingAsync());
        Assert.False(await PostgresHealth.AskAsync(servers.Addresses.Postgres, "", CancellationToken.None));
        Assert.False(await RabbitMQHealth.AskAsync(amqp.AbsoluteUri, CancellationToken.None));
        await Task.WhenAll(servers.RestartPostgresAsync(), servers.RestartMessagingAsync());

        await using var again = await new ConnectionFactory { Uri = amqp }.CreateConnectionAsync();
        await using var queue = await again.CreateChannelAsync();
        Assert.Equal(kept, (await queue.QueueDeclarePassiveAsync(kept)).QueueName);
        await using var query = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await query.OpenAsync();
    }

    private static bool IsWritten(DirectoryInfo directory, ReadOnlySpan<byte> name)
    {
        foreach (var log in directory.EnumerateFiles("LATEST.LOG", SearchOption.AllDirectories))
        {
            using var file = log.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            if (copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(name) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
