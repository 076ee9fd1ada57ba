using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Notifications.Contacts;

/// <summary>A code that is to be sent.</summary>
public record DueCode(Guid PersonId, string Address, DateTimeOffset AskedAt, string Name, string Language);

/// <summary>Codes are sent once: who gets none asks again.</summary>
public static class CodeQueue
{
    /// <summary>Takes codes of a channel that are to be sent.</summary>
    public static Task<List<DueCode>> TakeCodesAsync(this NotificationsDb db, string channel, CancellationToken ct) => db.Database.SqlQuery<DueCode>(
        $"""
        WITH due AS (
            SELECT person_id FROM contact WHERE channel = {channel} AND wanted IS NOT NULL AND sent_at IS NULL AND asked_at > clock_timestamp() - interval '30 minutes'
                AND NOT EXISTS (SELECT FROM channel WHERE name = {channel} AND paused_at IS NOT NULL)
            ORDER BY asked_at LIMIT 20 FOR UPDATE SKIP LOCKED)
        UPDATE contact c SET sent_at = clock_timestamp() FROM due JOIN member m ON m.person_id = due.person_id
        WHERE c.person_id = due.person_id AND c.channel = {channel}
        RETURNING c.person_id AS "PersonId", c.wanted AS "Address", c.asked_at AS "AskedAt", m.name AS "Name", m.language AS "Language"
        """).ToListAsync(ct);
}
