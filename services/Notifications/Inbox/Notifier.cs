using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Mail;
using ScenarioHub.Notifications.Sms;
using ScenarioHub.Notifications.Webhooks.Sending;

namespace ScenarioHub.Notifications.Inbox;

/// <summary>Tells an audience of an event: one notice, and one set-based INSERT each for all inboxes and for all mail.</summary>
public class Notifier(NotificationsDb db, MailSettings mail, SmsSettings sms)
{
    /// <summary>
    /// An arbitrary number that all replicas share. Whoever writes deliveries holds this lock until it has committed, so that a reader who
    /// has seen position 10 will never be shown a position 9.
    /// </summary>
    private const string InOrder = "SELECT pg_advisory_xact_lock(7310579430018871)";

    /// <summary>How long telling everybody may take, or waiting for another event that tells everybody.</summary>
    private static readonly TimeSpan ToEverybody = TimeSpan.FromMinutes(5);

    private const string Deliver =
        """
        WITH audience AS (
            SELECT person_id FROM member WHERE @administrators AND active AND roles @> ARRAY['administrator']
            UNION SELECT person_id FROM member WHERE active AND organization_id = ANY(@organizations)
            UNION SELECT person_id FROM member WHERE active AND person_id = ANY(@persons)
            UNION SELECT m.person_id FROM organization o JOIN member m ON m.organization_id = o.id
                WHERE m.active AND o.state = 'verified' AND o.kind = ANY(@kinds))
        INSERT INTO delivery (notice_id, event_id, person_id)
        SELECT @notice, @event, person_id FROM audience ORDER BY person_id
        ON CONFLICT (event_id, person_id) DO NOTHING
        """;

    private const string Post =
        """
        INSERT INTO mail (notice_id, person_id, state, reason)
        SELECT d.notice_id, d.person_id, @state, @reason
        FROM delivery d LEFT JOIN preference p ON p.person_id = d.person_id
        WHERE d.event_id = @event AND d.notice_id = @notice AND (@legal OR p.muted IS NULL OR NOT p.muted @> ARRAY[@topic])
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Tells of <paramref name="fact"/> by one row of the catalogue. Runs in the caller's transaction; a repeat of the event tells nobody twice.</summary>
    public async Task TellAsync<T>(NoticeRule<T> rule, T fact, Guid eventId, CancellationToken ct)
    {
        var notice = new Notice
        {
            EventId = eventId,
            Template = rule.Template,
            Topic = rule.Topic,
            Urgency = rule.Urgency,
            Link = rule.Link(fact),
            Arguments = JsonSerializer.SerializeToDocument(rule.Arguments(fact), JsonSerializerOptions.Web),
        };
        db.Database.SetCommandTimeout(ToEverybody);
        db.Add(notice);
        await db.SaveChangesAsync(ct);
        await db.Database.ExecuteSqlRawAsync(InOrder, ct);
        var audience = rule.To(fact);
        if (await DeliverAsync(audience, notice, ct) > 0)
        {
            await PostAsync(notice, ct);
            await db.TextAsync(notice, sms, ct);
            await db.CallWebhooksAsync(notice, audience, ct);
            await db.Database.ExecuteSqlAsync($"SELECT pg_notify('notice', '')", ct);
        }
    }

    private Task<int> DeliverAsync(Audience audience, Notice notice, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(
        Deliver,
        [
            new NpgsqlParameter("notice", notice.Id),
            new NpgsqlParameter("event", notice.EventId),
            new NpgsqlParameter("administrators", audience.ToAdministrators),
            new NpgsqlParameter("organizations", audience.Of.ToArray()),
            new NpgsqlParameter("persons", audience.Persons.ToArray()),
            new NpgsqlParameter("kinds", audience.OfVerified.ToArray()),
        ],
        ct);

    /// <summary>Without a mail server the mail is kept all the same, marked as skipped: nobody is told that it was sent.</summary>
    private Task<int> PostAsync(Notice notice, CancellationToken ct) => db.Database.ExecuteSqlRawAsync(
        Post,
        [
            new NpgsqlParameter("notice", notice.Id),
            new NpgsqlParameter("event", notice.EventId),
            new NpgsqlParameter("state", (mail.HasServer ? MailState.Waiting : MailState.Skipped).ToString()),
            new NpgsqlParameter("reason", NpgsqlDbType.Text) { Value = mail.HasServer ? DBNull.Value : "no server" },
            new NpgsqlParameter("legal", Topics.Legal.Contains(notice.Topic)),
            new NpgsqlParameter("topic", notice.Topic.ToString()),
        ],
        ct);
}
