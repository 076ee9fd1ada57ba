using System.Runtime.CompilerServices;
using Npgsql;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Catalogue.Index;

/// <summary>Reads what the index holds from the database: everything, or the scenarios that have changed.</summary>
internal static class ScenarioRows
{
    private const int ExcerptLength = 600;

    private static readonly string Select =
        $"""
        SELECT s.id, s.version, s.number, s.name, s.kind, s.category, s.state, s.owner_id, s.owner_name, s.field, left(s.need, {ExcerptLength}), s.technologies,
            s.province, s.city, s.investment_yuan, s.deadline, s.first_of_kind, l.id, l.number, s.submitted_at, s.listed_at, s.cooperation, s.sandbox,
            s.registered_fields, s.macro_region, s.directions, s.technology_facets, s.name_tokens, s.topic_tokens, s.need_tokens, s.updated_at, s.audience
        FROM scenario s LEFT JOIN list_entry e ON e.scenario_id = s.id LEFT JOIN list l ON l.id = e.list_id
        WHERE s.state = ANY ($1) AND s.listed_at IS NOT NULL
        """;

    private static readonly string[] States = Array.ConvertAll(Visibility.PublicStates, state => state.ToString());

    /// <summary>All that is public, one by one; those that cannot be read are told of.</summary>
    public static async IAsyncEnumerable<IndexedRow> AllAsync(NpgsqlDataSource database, Action<Guid, Exception> unread, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var command = database.CreateCommand(Select);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = States });
        await using var row = await command.ExecuteReaderAsync(ct);
        while (await row.ReadAsync(ct))
        {
            if (TryRead(row, unread) is { } read)
            {
                yield return read;
            }
        }
    }

    /// <summary>Those of <paramref name="ids"/> that are public now.</summary>
    public static async Task<IReadOnlyList<IndexedRow>> OfAsync(NpgsqlDataSource database, Guid[] ids, Action<Guid, Exception> unread, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"{Select} AND s.id = ANY ($2)");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = States });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<IndexedRow>(ids.Length);
        while (await row.ReadAsync(ct))
        {
            if (TryRead(row, unread) is { } read)
            {
                found.Add(read);
            }
        }

        return found;
    }

    private static IndexedRow? TryRead(NpgsqlDataReader row, Action<Guid, Exception> unread)
    {
        try
        {
            return Read(row);
        }
        catch (Exception e) when (e is ArgumentException or InvalidCastException or OverflowException or FormatException)
        {
            unread(row.GetGuid(0), e);
            return null;
        }
    }

    private static IndexedRow Read(NpgsqlDataReader row)
    {
        var excerpt = row.GetString(10);
        var hidden = row.GetFieldValue<string[]>(23);
        var summary = new ScenarioSummary(
            row.GetGuid(0), row.GetInt64(1), row.GetString(2), row.GetString(3), Enum.Parse<ScenarioKind>(row.GetString(4)), Word<ScenarioCategory>(row, 5),
            Enum.Parse<ScenarioState>(row.GetString(6)), row.GetGuid(7), row.GetString(8), Maybe(row, 9), StoredText.Start(excerpt, 160),
            Interned(row, 11), Name(row, 12), Name(row, 13), row.IsDBNull(14) ? null : row.GetDecimal(14), Instant(row, 15), row.GetBoolean(16),
            row.IsDBNull(17) ? null : row.GetGuid(17), Maybe(row, 18), Instant(row, 19), Instant(row, 20), null);
        var investmentIsPublic = !hidden.Contains("investmentYuan");
        var scenario = new IndexedScenario(
            summary, investmentIsPublic || summary.InvestmentYuan is null ? summary : summary with { InvestmentYuan = null }, excerpt,
            Word<CooperationMode>(row, 21), !hidden.Contains("cooperation"), investmentIsPublic, row.GetBoolean(22), Name(row, 24), Interned(row, 25), Interned(row, 26),
            row.GetFieldValue<DateTimeOffset>(30), row.IsDBNull(31) ? null : row.GetFieldValue<Guid[]>(31));
        return new(scenario, row.GetFieldValue<string[]>(27), row.GetFieldValue<string[]>(28), row.GetFieldValue<string[]>(29));
    }

    /// <summary>Names of the reference tables stand in many rows and are kept once.</summary>
    private static string[] Interned(NpgsqlDataReader row, int column) => Array.ConvertAll(row.GetFieldValue<string[]>(column), string.Intern);

    private static string? Name(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : string.Intern(row.GetString(column));

    private static string? Maybe(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static T? Word<T>(NpgsqlDataReader row, int column)
        where T : struct, Enum => row.IsDBNull(column) ? null : Enum.Parse<T>(row.GetString(column));

    private static DateTimeOffset? Instant(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
