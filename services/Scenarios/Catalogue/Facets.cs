using System.Text.Json;

namespace ScenarioHub.Scenarios.Catalogue;

/// <summary>One value of a facet.</summary>
public record FacetValue(string Value, long Count, string? Label = null);

/// <summary>How many scenarios each value would leave. A facet does not narrow itself, so that one can change one's choice.</summary>
public record Facets(
    IReadOnlyList<FacetValue> Kind, IReadOnlyList<FacetValue> Category, IReadOnlyList<FacetValue> Technology, IReadOnlyList<FacetValue> Province,
    IReadOnlyList<FacetValue> MacroRegion, IReadOnlyList<FacetValue> Owner)
{
    private const int Most = 50;

    /// <summary>Counts, in one statement.</summary>
    public static async Task<Facets> CountAsync(ScenariosDb db, Scope scope, ScenarioFilter filter, CancellationToken ct)
    {
        var where = new Conditions();
        scope.AddTo(where);
        filter.AddTo(where);
        string Count(string facet, string value, string label = "NULL", string from = "") =>
            $"""
            (SELECT '{facet}', {value} AS value, {label}, count(*) AS count FROM scenario s {from}
            WHERE {where.Sql(except: facet)} AND {value} IS NOT NULL GROUP BY 2 ORDER BY count DESC, value LIMIT {Most})
            """;
        await using var command = await where.CommandAsync(db, string.Join(
            " UNION ALL ",
            Count("kind", "s.kind"),
            Count("category", "s.category"),
            Count("technology", "t.name", from: "CROSS JOIN unnest(s.technology_facets) AS t(name)"),
            Count("province", "s.province"),
            Count("macroRegion", "s.macro_region"),
            Count("owner", "s.owner_id::text", "max(s.owner_name)")), ct);
        var values = new List<(string Facet, FacetValue Value)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            values.Add((reader.GetString(0), new(reader.GetString(1), reader.GetInt64(3), reader.IsDBNull(2) ? null : reader.GetString(2))));
        }

        var facets = values.ToLookup(v => v.Facet, v => v.Value);
        return new([.. facets["kind"].Select(Word)], [.. facets["category"].Select(Word)], [.. facets["technology"]], [.. facets["province"]],
            [.. facets["macroRegion"]], [.. facets["owner"]]);
    }

    private static FacetValue Word(FacetValue stored) => stored with { Value = JsonNamingPolicy.CamelCase.ConvertName(stored.Value) };
}
