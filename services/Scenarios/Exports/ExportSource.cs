using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScenarioHub.Scenarios.Catalogue;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Exports;

/// <summary>
/// Reads scenarios a thousand at a time from one cursor: all of one moment, and never all in memory. The planner is told that the first rows
/// matter, so it walks along the index instead of sorting everything first.
/// </summary>
internal static class ExportSource
{
    private const int Batch = 1000;

    private const string Columns =
        """
        s.number, s.state, s.owner_name, l.number, s.listed_at, s.name, s.kind, s.category, s.demand_party, s.field, s.need, s.goals, s.indicators::text,
        s.technologies, s.region_code, s.province, s.city, s.cooperation, s.investment_yuan, s.period, s.deadline, s.department, s.policy_references,
        s.first_of_kind, s.sandbox, s.source_url, s.source_name, s.registered_fields, s.directions
        """;

    /// <summary>The rows, each as far as the reader may see it. Reading runs inside the caller's transaction.</summary>
    public static async IAsyncEnumerable<ExportRow> ReadAsync(
        ScenariosDb db, Scope scope, Conditions where, string order, [EnumeratorCancellation] CancellationToken ct)
    {
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        await using (var open = await where.CommandAsync(
            db,
            $"""
            DECLARE export NO SCROLL CURSOR FOR SELECT {Columns}
            FROM scenario s LEFT JOIN list_entry e ON e.scenario_id = s.id LEFT JOIN list l ON l.id = e.list_id
            WHERE {where.Sql()} ORDER BY {order}
            """,
            ct))
        {
            await open.ExecuteNonQueryAsync(ct);
        }

        await using var fetch = new NpgsqlCommand($"FETCH {Batch} FROM export", connection);
        for (var read = Batch; read == Batch;)
        {
            read = 0;
            await using var rows = await fetch.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                read++;
                yield return Row(rows, scope.Reader);
            }
        }
    }

    private static ExportRow Row(NpgsqlDataReader row, Reader reader)
    {
        var content = new ScenarioContent
        {
            Name = row.GetString(5),
            Kind = Enum.Parse<ScenarioKind>(row.GetString(6)),
            Category = row.IsDBNull(7) ? null : Enum.Parse<ScenarioCategory>(row.GetString(7)),
            DemandParty = Maybe(row, 8),
            Field = Maybe(row, 9),
            Need = row.GetString(10),
            Goals = Maybe(row, 11),
            Indicators = row.GetString(12) is "[]" ? [] : JsonSerializer.Deserialize<Indicator[]>(row.GetString(12), JsonSerializerOptions.Web)!,
            Technologies = row.GetFieldValue<string[]>(13),
            RegionCode = Maybe(row, 14),
            Province = Maybe(row, 15),
            City = Maybe(row, 16),
            Cooperation = row.IsDBNull(17) ? null : Enum.Parse<CooperationMode>(row.GetString(17)),
            InvestmentYuan = row.IsDBNull(18) ? null : row.GetDecimal(18),
            Period = Maybe(row, 19),
            Deadline = row.IsDBNull(20) ? null : row.GetFieldValue<DateTimeOffset>(20),
            Department = Maybe(row, 21),
            PolicyReferences = row.GetFieldValue<string[]>(22),
            FirstOfKind = row.GetBoolean(23),
            Sandbox = row.GetBoolean(24),
            SourceUrl = Maybe(row, 25),
            SourceName = Maybe(row, 26),
            RegisteredFields = row.GetFieldValue<string[]>(27),
            Directions = row.GetFieldValue<string[]>(28),
        };
        return new(
            row.GetString(0), Enum.Parse<ScenarioState>(row.GetString(1)), row.GetString(2), Maybe(row, 3),
            row.IsDBNull(4) ? null : row.GetFieldValue<DateTimeOffset>(4), content.VisibleTo(reader));
    }

    private static string? Maybe(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
