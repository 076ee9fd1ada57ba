using Npgsql;

namespace ScenarioHub.Notifications.Stream;

/// <summary>
/// Hears by <c>LISTEN notice</c> that any replica has delivered notices or marked them, and wakes the streams of this replica that it
/// concerns. An empty payload means deliveries, otherwise it is the person whose count has changed. A slow poll stands behind it.
/// </summary>
internal sealed partial class NoticeFeed(NpgsqlDataSource database, OpenStreams streams, TimeProvider clock, ILogger<NoticeFeed> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private long _seen;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (NpgsqlException e)
            {
                Away(log, e.Message);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        connection.Notification += (_, heard) =>
        {
            if (Guid.TryParse(heard.Payload, out var person))
            {
                streams.Wake(person);
            }
        };
        await using var listen = new NpgsqlCommand("LISTEN notice", connection);
        await listen.ExecuteNonQueryAsync(ct);
        while (true)
        {
            await WakeReadersAsync(ct);
            await connection.WaitAsync(Poll, ct);
        }
    }

    /// <summary>One query for all open streams, so that a notice to one person costs one query and not one for each stream.</summary>
    private async Task WakeReadersAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(
            "SELECT person_id, max(seq) FROM delivery WHERE seq > $1 AND person_id = ANY($2) GROUP BY person_id");
        command.Parameters.Add(new() { Value = _seen });
        command.Parameters.Add(new() { Value = streams.People.ToArray() });
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            streams.Wake(reader.GetGuid(0));
            _seen = Math.Max(_seen, reader.GetInt64(1));
        }
    }

    [LoggerMessage(LogLevel.Warning, "Live notices wait for the database: {Reason}")]
    private static partial void Away(ILogger log, string reason);
}
