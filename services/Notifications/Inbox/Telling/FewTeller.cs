using System.Text.Json;
using Npgsql;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Mail;
using ScenarioHub.Notifications.Sms;
using ScenarioHub.Persistence;

namespace ScenarioHub.Notifications.Inbox.Telling;

/// <summary>
/// Tells what goes to few people, all that has gathered in one transaction: while one waits for the disk the next ones gather. About one
/// thing, what happened first is told first; what is still told to many (<see cref="FanOutWorker"/>) is waited for.
/// </summary>
internal sealed class FewTeller(
    NpgsqlDataSource database, TellWake wake, MailSettings mail, SmsSettings sms, TimeProvider clock, ILogger<FewTeller> log) : BackgroundService
{
    private const int Most = 64;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private const string Waiting = "SELECT EXISTS (SELECT FROM fan_out WHERE few AND not_before <= clock_timestamp())";

    /// <summary>Taken out of the line here, and back in it if this does not commit.</summary>
    private const string Take =
        $"""
        {TellSql.InOrder};
        WITH next AS (
            SELECT f.seq FROM fan_out f WHERE f.few AND f.not_before <= clock_timestamp()
                AND NOT EXISTS (SELECT FROM fan_out e WHERE e.thing = f.thing AND e.seq < f.seq AND NOT e.few AND e.not_before <= clock_timestamp())
            ORDER BY f.seq LIMIT @most),
        taken AS (DELETE FROM fan_out f USING next WHERE f.seq = next.seq RETURNING f.seq, f.notice_id, f.audience)
        SELECT t.seq, t.notice_id, t.audience::text, n.event_id, n.topic, n.urgency FROM taken t JOIN notice n ON n.id = t.notice_id ORDER BY t.seq
        """;

    private int _most = Most;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await TellAsync(stoppingToken))
                {
                    await wake.WaitAsync(Poll, stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.Stumbled(nameof(FewTeller), e);
                await Task.Delay(Pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Tells what has gathered; false when nothing waits, or what waits has to wait for what is told to many.</summary>
    private async Task<bool> TellAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var look = new NpgsqlCommand(Waiting, connection);
        if (!(bool)(await look.ExecuteScalarAsync(ct))!)
        {
            return false;
        }

        await using var transaction = await connection.BeginTransactionAsync(ct);
        var jobs = await TakeAsync(connection, transaction, ct);
        if (jobs is [])
        {
            return false;
        }

        try
        {
            await using var batch = new NpgsqlBatch(connection, transaction) { Timeout = 60 };
            foreach (var job in jobs)
            {
                batch.BatchCommands.Add(Teller.CommandOf(job.Notice, job.Audience, mail, sms));
            }

            batch.BatchCommands.Add(new(Teller.Wake));
            await batch.PrepareAsync(ct);
            await batch.ExecuteNonQueryAsync(ct);
        }
        catch (PostgresException e) when (!e.IsDatabaseAway())
        {
            await transaction.RollbackAsync(ct);
            await DoubtAsync(connection, jobs, e, ct);
            return true;
        }

        await transaction.CommitAsync(ct);
        _most = Math.Min(_most * 2, Most);
        return true;
    }

    private async Task<List<Job>> TakeAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken ct)
    {
        await using var take = new NpgsqlCommand(Take, connection, transaction) { Parameters = { new("most", _most) } };
        await using var row = await take.ExecuteReaderAsync(ct);
        await row.NextResultAsync(ct);
        var jobs = new List<Job>();
        while (await row.ReadAsync(ct))
        {
            jobs.Add(new(
                row.GetInt64(0),
                new(row.GetGuid(1), row.GetGuid(3), Enum.Parse<Topic>(row.GetString(4)), Enum.Parse<Urgency>(row.GetString(5))),
                JsonSerializer.Deserialize<Audience>(row.GetString(2))!));
        }

        return jobs;
    }

    /// <summary>One of them cannot be told: they go on one by one, and the one that fails alone is put off.</summary>
    private async Task DoubtAsync(NpgsqlConnection connection, List<Job> jobs, PostgresException error, CancellationToken ct)
    {
        _most = 1;
        if (jobs is [var job])
        {
            log.SetAside(nameof(FewTeller), job.Notice.NoticeId, TellSql.PutOffFor, error);
            await using var putOff = new NpgsqlCommand(TellSql.PutOff, connection);
            putOff.Parameters.AddRange(TellSql.PutOffOf(job.Seq));
            await putOff.ExecuteNonQueryAsync(ct);
        }
    }

    private sealed record Job(long Seq, Outgoing Notice, Audience Audience);
}
