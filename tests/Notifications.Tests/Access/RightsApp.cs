using Npgsql;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Tests.Channels;
using ScenarioHub.Notifications.Tests.Webhooks;

namespace ScenarioHub.Notifications.Tests.Access;

/// <summary>Notifications with all its channels for nobody but the groups that lose their rights: what is told to everyone comes from here alone.</summary>
public class RightsApp : ChannelsApp
{
    private NpgsqlDataSource? _database;

    internal Receiver Receiver { get; private set; } = null!;

    /// <summary>Lets the service know groups as they would have set themselves up: numbers, weekly digests, mailboxes, webhooks.</summary>
    internal async Task SettleAsync(IReadOnlyList<Group> groups)
    {
        Receiver ??= await Receiver.StartAsync();
        await KnowAsync([.. groups.SelectMany(group => group.People)]);
        foreach (var group in groups)
        {
            await ExecuteAsync(
                "INSERT INTO contact (person_id, channel, version, address) VALUES ($1, 'sms', 1, $2)", group.AtOnce.PersonId, group.Number);
            await ExecuteAsync(
                "INSERT INTO pace SELECT $1, 'Email', topic, 'Weekly' FROM unnest($2) AS topic", group.Gathered.PersonId, Enum.GetNames<Topic>());
            await ExecuteAsync(
                "INSERT INTO organization_preference (organization_id, version, mailbox, escalate_days) VALUES ($1, 1, $2, 3)", group.Organization, group.Mailbox);
            await HookAsync(group.Called, group, "Active");
            await HookAsync(group.Paused, group, "Paused");
        }
    }

    /// <summary>Runs a statement and gives the number of rows.</summary>
    public async Task<int> ExecuteAsync(string sql, params object[] arguments)
    {
        await using var command = Command(sql, arguments);
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>Rows of a query, each read by <paramref name="read"/>.</summary>
    public async Task<List<T>> QueryAsync<T>(Func<NpgsqlDataReader, T> read, string sql, params object[] arguments)
    {
        await using var command = Command(sql, arguments);
        await using var row = await command.ExecuteReaderAsync();
        var found = new List<T>();
        while (await row.ReadAsync())
        {
            found.Add(read(row));
        }

        return found;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        if (Receiver is not null)
        {
            await Receiver.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private NpgsqlCommand Command(string sql, object[] arguments)
    {
        var command = (_database ??= NpgsqlDataSource.Create(ConnectionString)).CreateCommand(sql);
        foreach (var argument in arguments)
        {
            command.Parameters.Add(new() { Value = argument });
        }

        return command;
    }

    private async Task HookAsync(Guid id, Group group, string state)
    {
        if (group.HasWebhooks)
        {
            await ExecuteAsync(
                """
                INSERT INTO webhook (id, version, organization_id, name, url, format, topics, state, generation, created_at)
                VALUES ($1, 1, $2, '合同系统', $3, 'Standard', '{}', $4, 1, now())
                """,
                id, group.Organization, $"{Receiver.Url}/{id:n}", state);
        }
    }
}
