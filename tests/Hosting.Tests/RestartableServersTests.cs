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
        await using var servers = await RestartableServers.StartAsync();
        await using var database = await TestDatabase.CreateOnAsync(servers.Addresses.Postgres);
        var amqp = servers.Addresses.Messaging;
        await using (var connection = await new ConnectionFactory { Uri = amqp }.CreateConnectionAsync())
        await using (var channel = await connection.CreateChannelAsync())
        {
            await channel.QueueDeclareAsync("kept", durable: true, exclusive: false, autoDelete: false);
        }

        await Task.WhenAll(servers.KillPostgresAsync(), servers.KillMessagingAsync());
        Assert.False(await PostgresHealth.AskAsync(servers.Addresses.Postgres, "", CancellationToken.None));
        Assert.False(await RabbitMQHealth.AskAsync(amqp.AbsoluteUri, CancellationToken.None));
        await Task.WhenAll(servers.RestartPostgresAsync(), servers.RestartMessagingAsync());

        await using var again = await new ConnectionFactory { Uri = amqp }.CreateConnectionAsync();
        await using var queue = await again.CreateChannelAsync();
        Assert.Equal("kept", (await queue.QueueDeclarePassiveAsync("kept")).QueueName);
        await using var query = new NpgsqlConnection(database.ConnectionString + ";Pooling=false");
        await query.OpenAsync();
    }
}
