using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Mail;
using ScenarioHub.Notifications.Sms;

namespace ScenarioHub.Notifications.Inbox.Telling;

/// <summary>How far one statement of telling has come.</summary>
/// <param name="Last">The last person that was looked at; nothing where there was none.</param>
/// <param name="Looked">How many were looked at.</param>
/// <param name="Told">How many of them had not been told before.</param>
internal readonly record struct Part(Guid? Last, int Looked, int Told);

/// <summary>A notice that is on its way, with what the statements need of it.</summary>
internal record Outgoing(Guid NoticeId, Guid EventId, Topic Topic, Urgency Urgency);

/// <summary>Writes deliveries inside the caller's transaction.</summary>
internal static class Teller
{
    /// <summary>Wakes the open pages of all replicas once this is committed.</summary>
    public const string Wake = "SELECT pg_notify('notice', '')";

    private static readonly string Few = TellSql.Of(TellSql.Narrow);

    /// <summary>Tells few people as one of many commands; whoever runs them holds <see cref="TellSql.InOrder"/>.</summary>
    public static NpgsqlBatchCommand CommandOf(Outgoing notice, Audience audience, MailSettings mail, SmsSettings sms)
    {
        var command = new NpgsqlBatchCommand(Few);
        command.Parameters.AddRange(audience.Parameters().Concat(Parameters(notice, mail, sms)).ToArray());
        return command;
    }

    /// <summary>Tells the people of a source and wakes the open pages once that is committed. Without a mail server the mail is kept all the same, marked as skipped: nobody is told that it was sent.</summary>
    public static async Task<Part> TellPartAsync(
        this NotificationsDb db, Outgoing notice, string source, MailSettings mail, SmsSettings sms, IEnumerable<NpgsqlParameter> parameters, CancellationToken ct)
    {
        await using var command = db.CommandIn($"{TellSql.InOrder}; {TellSql.Of(source)}; {Wake}");
        command.Parameters.AddRange(parameters.Concat(Parameters(notice, mail, sms)).ToArray());
        command.CommandTimeout = 120;
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.NextResultAsync(ct);
        await row.ReadAsync(ct);
        return new(row.IsDBNull(0) ? null : row.GetGuid(0), row.GetInt32(1), row.GetInt32(2));
    }

    private static IEnumerable<NpgsqlParameter> Parameters(Outgoing notice, MailSettings mail, SmsSettings sms) =>
    [
        new("notice", notice.NoticeId), new("event", notice.EventId), new("topic", notice.Topic.ToString()),
        new("state", (mail.HasServer ? MailState.Waiting : MailState.Skipped).ToString()),
        new("reason", NpgsqlDbType.Text) { Value = mail.HasServer ? DBNull.Value : "no server" },
        new("legal", Topics.Legal.Contains(notice.Topic)), new("urgent", notice.Urgency == Urgency.Urgent), new("sms", sms.HasGateway),
    ];

    /// <summary>The parameters of <see cref="TellSql.Narrow"/> and <see cref="TellSql.Wide"/>.</summary>
    public static IEnumerable<NpgsqlParameter> Parameters(this Audience audience) =>
    [
        new("administrators", audience.ToAdministrators), new("organizations", audience.Of.ToArray()),
        new("persons", audience.Persons.ToArray()), new("kinds", audience.OfVerified.ToArray()),
    ];

    /// <summary>A plain command on the context's connection, inside its transaction.</summary>
    public static NpgsqlCommand CommandIn(this NotificationsDb db, string sql) => new(
        sql, (NpgsqlConnection)db.Database.GetDbConnection(), (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
}
