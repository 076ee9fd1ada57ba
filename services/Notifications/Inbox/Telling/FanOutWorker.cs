using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Mail;
using ScenarioHub.Notifications.Sms;
using ScenarioHub.Persistence;

namespace ScenarioHub.Notifications.Inbox.Telling;

/// <summary>
/// Tells many people in parts: first it gathers who they are, then each part is one short transaction that also notes how far it has come, so
/// that a killed worker is carried on from there by another. About one thing, what happened first is told first; different things take turns.
/// </summary>
internal sealed class FanOutWorker(IServiceScopeFactory scopes, MailSettings mail, SmsSettings sms, TimeProvider clock, ILogger<FanOutWorker> log) : BackgroundService
{
    private const int AtOnce = 2;
    private const int PartSize = 4000;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private const string Next =
        """
        SELECT f.id, f.seq, f.notice_id, f.audience::text, f.gathered, f.reached, n.event_id, n.topic, n.urgency FROM fan_out f JOIN notice n ON n.id = f.notice_id
        WHERE NOT f.few AND f.not_before <= clock_timestamp() AND NOT EXISTS (SELECT FROM fan_out e WHERE e.thing = f.thing AND e.seq < f.seq AND e.not_before <= clock_timestamp())
        ORDER BY f.urgent DESC, f.served_at LIMIT 1 FOR UPDATE OF f SKIP LOCKED
        """;

    private const string Gathered =
        """
        SELECT person_id, organization_id, as_administrator FROM fan_out_person
        WHERE fan_out_id = @fan_out AND person_id > @reached ORDER BY person_id LIMIT @size
        """;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => WorkAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            var pause = Poll;
            try
            {
                pause = await ServeAsync(ct) ? TimeSpan.Zero : Poll;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                log.Stumbled(nameof(FanOutWorker), e);
                pause = Pause;
            }

            await Task.Delay(pause, clock, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>One step of whichever is next; false when there is nothing to tell.</summary>
    private async Task<bool> ServeAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotificationsDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await ClaimAsync(db, ct) is not { } job)
        {
            return false;
        }

        try
        {
            await (job.Gathered ? TellAsync(db, job, ct) : GatherAsync(db, job, ct));
        }
        catch (PostgresException e) when (!e.IsDatabaseAway())
        {
            log.SetAside(nameof(FanOutWorker), job.Notice.NoticeId, TellSql.PutOffFor, e);
            await transaction.RollbackAsync(ct);
            await db.Database.ExecuteSqlRawAsync(TellSql.PutOff, TellSql.PutOffOf(job.Seq), ct);
            return true;
        }

        await transaction.CommitAsync(ct);
        return true;
    }

    private static async Task<Job?> ClaimAsync(NotificationsDb db, CancellationToken ct)
    {
        await using var command = db.CommandIn(Next);
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new(row.GetGuid(0), row.GetInt64(1), JsonSerializer.Deserialize<Audience>(row.GetString(3))!, row.GetBoolean(4), row.GetGuid(5),
                new(row.GetGuid(2), row.GetGuid(6), Enum.Parse<Topic>(row.GetString(7)), Enum.Parse<Urgency>(row.GetString(8))))
            : null;
    }

    private static async Task GatherAsync(NotificationsDb db, Job job, CancellationToken ct)
    {
        await using var command = db.CommandIn(
            $"""
            INSERT INTO fan_out_person (fan_out_id, person_id, organization_id, as_administrator)
            SELECT @fan_out, person_id, organization_id, as_administrator FROM ({(job.Audience.ToInterested ? TellSql.Interested : TellSql.Wide)}) found
            WHERE NOT EXISTS (SELECT FROM delivery d WHERE d.event_id = @event AND d.person_id = found.person_id)
            ORDER BY found.person_id;
            ANALYZE fan_out_person;
            UPDATE fan_out SET gathered = true, served_at = clock_timestamp() WHERE id = @fan_out
            """);
        command.CommandTimeout = 300;
        NpgsqlParameter[] parameters =
        [
            .. job.Audience.ToInterested ? [new NpgsqlParameter("notice", job.Notice.NoticeId)] : job.Audience.Parameters(),
            new("fan_out", job.Id), new("event", job.Notice.EventId),
        ];
        command.Parameters.AddRange(parameters);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task TellAsync(NotificationsDb db, Job job, CancellationToken ct)
    {
        var part = await db.TellPartAsync(
            job.Notice, Gathered, mail, sms, [new("fan_out", job.Id), new("reached", job.Reached), new("size", PartSize)], ct);
        await db.Database.ExecuteSqlAsync(part.Looked < PartSize
            ? (FormattableString)$"WITH people AS (DELETE FROM fan_out_person WHERE fan_out_id = {job.Id}) DELETE FROM fan_out WHERE id = {job.Id}"
            : $"""
               WITH people AS (DELETE FROM fan_out_person WHERE fan_out_id = {job.Id} AND person_id <= {part.Last!.Value})
               UPDATE fan_out SET reached = {part.Last!.Value}, served_at = clock_timestamp(), told = told + {part.Told} WHERE id = {job.Id}
               """, ct);
    }

    private sealed record Job(Guid Id, long Seq, Audience Audience, bool Gathered, Guid Reached, Outgoing Notice);
}
