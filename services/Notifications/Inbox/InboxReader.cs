using Npgsql;

namespace ScenarioHub.Notifications.Inbox;

/// <summary>Reads what people may still hear of. Every question goes to the view <c>heard</c>.</summary>
public sealed class InboxReader(NpgsqlDataSource database)
{
    /// <summary>Counting stops here: nobody needs to know how many more there are.</summary>
    public const int MostCounted = 1000;

    /// <summary>One page, newest first.</summary>
    public Task<List<HeardNotice>> PageAsync(Guid person, InboxFilter filter, long before, int limit, CancellationToken ct) => ReadAsync(
        $"SELECT {HeardNotice.Columns} FROM heard h WHERE {filter.Sql} AND h.seq < $7 ORDER BY h.seq DESC LIMIT $8", [.. filter.Values(person), before, limit], ct);

    /// <summary>The newest notice of each thing, with the number of others, newest first.</summary>
    public async Task<List<(HeardNotice Notice, int More)>> GroupedAsync(Guid person, InboxFilter filter, long before, int limit, CancellationToken ct)
    {
        await using var command = Command(
            $"""
            SELECT {HeardNotice.Columns}, h.n FROM (
                SELECT h.*, row_number() OVER newest AS place, (count(*) OVER (PARTITION BY h.thing))::int AS n
                FROM heard h WHERE {filter.Sql} WINDOW newest AS (PARTITION BY h.thing ORDER BY h.seq DESC)) h
            WHERE h.place = 1 AND h.seq < $7 ORDER BY h.seq DESC LIMIT $8
            """,
            [.. filter.Values(person), before, limit]);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<(HeardNotice, int)>();
        while (await row.ReadAsync(ct))
        {
            found.Add((HeardNotice.Read(row), row.GetInt32(12) - 1));
        }

        return found;
    }

    /// <summary>What has come after a position, oldest first.</summary>
    public Task<List<HeardNotice>> NewsAsync(Guid person, long after, int limit, CancellationToken ct) => ReadAsync(
        $"SELECT {HeardNotice.Columns} FROM heard h WHERE h.person_id = $1 AND h.seq > $2 ORDER BY h.seq LIMIT $3", [person, after, limit], ct);

    /// <summary>What has come to some people, or to anyone, between two positions, oldest first.</summary>
    public Task<List<HeardNotice>> BetweenAsync(Guid[]? people, long after, long last, CancellationToken ct) => ReadAsync(
        $"SELECT {HeardNotice.Columns} FROM heard h WHERE h.seq > $1 AND h.seq <= $2 {(people is null ? "" : "AND h.person_id = ANY ($3)")} ORDER BY h.seq",
        people is null ? [after, last] : [after, last, people], ct);

    /// <summary>Some notices of a person, newest first; those that may not be heard of any more are missing.</summary>
    public Task<List<HeardNotice>> OfAsync(Guid person, Guid[] notices, CancellationToken ct) => ReadAsync(
        $"SELECT {HeardNotice.Columns} FROM heard h WHERE h.person_id = $1 AND h.notice_id = ANY ($2) ORDER BY h.seq DESC", [person, notices], ct);

    /// <summary>The last position of all, or of a person.</summary>
    public async Task<long> LastAsync(Guid? person, CancellationToken ct)
    {
        await using var command = Command(
            person is null ? "SELECT coalesce(max(seq), 0) FROM delivery" : "SELECT coalesce(max(seq), 0) FROM delivery WHERE person_id = $1",
            person is { } id ? [id] : []);
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>How many each of some people has not read, counted up to <see cref="MostCounted"/>.</summary>
    public async Task<Dictionary<Guid, int>> UnreadAsync(Guid[] people, CancellationToken ct)
    {
        await using var command = Command(
            $"""
            SELECT p.id, (SELECT count(*)::int FROM (
                SELECT FROM heard h WHERE h.person_id = p.id AND h.read_at IS NULL AND h.archived_at IS NULL LIMIT {MostCounted}) unread)
            FROM unnest($1) AS p (id)
            """,
            [people]);
        await using var row = await command.ExecuteReaderAsync(ct);
        var counts = new Dictionary<Guid, int>(people.Length);
        while (await row.ReadAsync(ct))
        {
            counts[row.GetGuid(0)] = row.GetInt32(1);
        }

        return counts;
    }

    private async Task<List<HeardNotice>> ReadAsync(string sql, object?[] values, CancellationToken ct)
    {
        await using var command = Command(sql, values);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<HeardNotice>();
        while (await row.ReadAsync(ct))
        {
            found.Add(HeardNotice.Read(row));
        }

        return found;
    }

    private NpgsqlCommand Command(string sql, object?[] values)
    {
        var command = database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        }

        return command;
    }
}
