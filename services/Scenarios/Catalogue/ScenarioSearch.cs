using Npgsql;
using ScenarioHub.Persistence.Paging;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>Reads pages of scenarios in plain SQL; catalogue, moderation, own scenarios and lists all come from here.</summary>
public static class ScenarioSearch
{
    private const string Columns =
        """
        s.id, s.version, s.number, s.name, s.kind, s.category, s.state, s.owner_id, s.owner_name, s.field, left(s.need, 160), s.technologies, s.province,
        s.city, {0}, s.deadline, s.first_of_kind, l.id, l.number, s.submitted_at, s.listed_at, s.need
        """;

    private const string Source = "scenario s LEFT JOIN list_entry e ON e.scenario_id = s.id LEFT JOIN list l ON l.id = e.list_id";

    /// <summary>One page, with the number of all.</summary>
    public static async Task<Page<ScenarioSummary>> PageAsync(
        ScenariosDb db, Scope scope, ScenarioFilter filter, string? sort, PageRequest page, CancellationToken ct)
    {
        var where = new Conditions();
        scope.AddTo(where);
        filter.AddTo(where);
        await using var count = await where.CommandAsync(db, $"SELECT count(*) FROM scenario s WHERE {where.Sql()}", ct);
        var total = (long)(await count.ExecuteScalarAsync(ct))!;

        var order = Order(scope, filter, sort, where);
        order.AddTo(where, page.After);
        var rows = await ReadAsync(db, scope, where, order, filter.Words ?? [], $"LIMIT {page.Size + 1}", ct);
        var result = Page.Of(rows, page.Size, row => Cursor.Write(row.Keys), total);
        return new([.. result.Items.Select(row => row.Summary)], result.Next, total);
    }

    /// <summary>The scenarios of a list in its order, as far as the reader may see them.</summary>
    public static async Task<IReadOnlyList<ScenarioSummary>> InListAsync(ScenariosDb db, Scope scope, Guid list, CancellationToken ct)
    {
        var where = new Conditions();
        scope.AddTo(where);
        where.Add("list", $"e.list_id = {where.Value(list)}");
        return [.. (await ReadAsync(db, scope, where, new SortOrder(new SortKey("e.position", "int")), [], "", ct)).Select(row => row.Summary)];
    }

    private static SortOrder Order(Scope scope, ScenarioFilter filter, string? sort, Conditions where) => (sort, scope.Order) switch
    {
        (null or "", { } own) => own,
        (null or "", null) when filter.Words is [_, ..] => SortOrder.Relevance(where.Value(filter.Words)),
        (null or "", null) or ("newest", _) => SortOrder.Newest,
        ("deadline", _) => SortOrder.Deadline,
        ("relevance", _) => filter.Words is [_, ..] ? SortOrder.Relevance(where.Value(filter.Words)) : SortOrder.Newest,
        _ => throw new InvalidException("sort", "field.choice", "newest | relevance | deadline"),
    };

    private static async Task<List<(ScenarioSummary Summary, string[] Keys)>> ReadAsync(
        ScenariosDb db, Scope scope, Conditions where, SortOrder order, string[] words, string limit, CancellationToken ct)
    {
        var columns = string.Format(null, Columns, scope.InvestmentSql);
        await using var command = await where.CommandAsync(
            db, $"SELECT {columns}, {order.KeysSql} FROM {Source} WHERE {where.Sql()} ORDER BY {order.Sql} {limit}", ct);
        var rows = new List<(ScenarioSummary, string[])>();
        try
        {
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct))
            {
                rows.Add((Summary(reader, words), reader.GetFieldValue<string[]>(22)));
            }
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidTextRepresentation or PostgresErrorCodes.InvalidDatetimeFormat
            or PostgresErrorCodes.DatetimeFieldOverflow or PostgresErrorCodes.NumericValueOutOfRange)
        {
            // Only a cursor brings texts that are cast: one that was not made here.
            throw new InvalidException("after", "page.cursor");
        }

        return rows;
    }

    private static ScenarioSummary Summary(NpgsqlDataReader row, string[] words) => new(
        row.GetGuid(0), row.GetInt64(1), row.GetString(2), row.GetString(3), Enum.Parse<ScenarioKind>(row.GetString(4)),
        row.IsDBNull(5) ? null : Enum.Parse<ScenarioCategory>(row.GetString(5)), Enum.Parse<ScenarioState>(row.GetString(6)),
        row.GetGuid(7), row.GetString(8), Maybe<string>(row, 9), row.GetString(10), row.GetFieldValue<string[]>(11), Maybe<string>(row, 12), Maybe<string>(row, 13),
        Value<decimal>(row, 14), Value<DateTimeOffset>(row, 15), row.GetBoolean(16), Value<Guid>(row, 17), Maybe<string>(row, 18),
        Value<DateTimeOffset>(row, 19), Value<DateTimeOffset>(row, 20),
        words is [] ? null : Highlight.Of(row.GetString(21), words) ?? Highlight.Of(row.GetString(3), words));

    private static T? Maybe<T>(NpgsqlDataReader row, int column)
        where T : class => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

    private static T? Value<T>(NpgsqlDataReader row, int column)
        where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
}
