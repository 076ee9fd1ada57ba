using Microsoft.EntityFrameworkCore;
using Npgsql;
using NpgsqlTypes;

namespace ScenarioHub.Messaging.Outbox;

/// <summary>Puts many facts into the outbox at once.</summary>
public static class BulkOutbox
{
    private const string Insert =
        """
        INSERT INTO outbox (id, type, body, trace_parent)
        SELECT id, type, body, @trace FROM unnest(@ids, @types, @bodies) WITH ORDINALITY AS fact (id, type, body, place) ORDER BY place
        """;

    /// <summary>Adds the facts, in order, in one statement inside the caller's transaction; like <c>Publish</c>, but at once and without tracking.</summary>
    public static Task PublishManyAsync(this MessagingDb db, IEnumerable<object> facts, CancellationToken ct)
    {
        var messages = facts.Select(OutboxMessage.Of).ToList();
        return db.Database.ExecuteSqlRawAsync(
            Insert,
            [
                new NpgsqlParameter("trace", NpgsqlDbType.Text) { Value = (object?)messages.FirstOrDefault()?.TraceParent ?? DBNull.Value },
                new NpgsqlParameter("ids", messages.ConvertAll(m => m.Id).ToArray()),
                new NpgsqlParameter("types", messages.ConvertAll(m => m.Type).ToArray()),
                new NpgsqlParameter("bodies", NpgsqlDbType.Array | NpgsqlDbType.Jsonb) { Value = messages.ConvertAll(m => m.Body).ToArray() },
            ],
            ct);
    }
}
