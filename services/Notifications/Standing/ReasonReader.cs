using Npgsql;
using ScenarioHub.Notifications.Inbox;

namespace ScenarioHub.Notifications.Standing;

/// <summary>Says why notices came, as it stands now: a scenario that was withdrawn, or that the reader may not see any more, is not named.</summary>
public sealed class ReasonReader(NpgsqlDataSource database)
{
    /// <summary>The template of notices that have reasons.</summary>
    public const string Template = "list.matched";

    private const string Sql =
        """
        SELECT x.notice_id, s.kind, CASE s.kind WHEN 'park' THEN coalesce(n.arguments ->> 'owner', s.name) ELSE s.name END,
            x.count - (SELECT count(*)::int FROM told_scenario t WHERE t.id = ANY (x.scenarios) AND
                (t.withdrawn OR NOT may_know(NULL, t.id, '', 'Nothing', m.person_id, m.organization_id, m.roles))), t.id, t.number, t.name
        FROM list_match x JOIN standing s ON s.filter_id = x.filter_id AND s.person_id = $1 JOIN notice n ON n.id = x.notice_id JOIN member m ON m.person_id = $1
        LEFT JOIN told_scenario t ON t.id = ANY (x.scenarios) AND NOT t.withdrawn AND may_know(NULL, t.id, '', 'Nothing', m.person_id, m.organization_id, m.roles)
        WHERE x.notice_id = ANY ($2)
        ORDER BY x.notice_id, s.kind, s.name, s.subject, t.number
        """;

    /// <summary>The reasons of those of some notices that have any.</summary>
    public async Task<IReadOnlyDictionary<Guid, IReadOnlyList<Reason>>> OfAsync(Guid person, IEnumerable<HeardNotice> notices, CancellationToken ct)
    {
        Guid[] asked = [.. notices.Where(notice => notice.Template == Template).Select(notice => notice.Id)];
        if (asked is [])
        {
            return new Dictionary<Guid, IReadOnlyList<Reason>>();
        }

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = person });
        command.Parameters.Add(new() { Value = asked });
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<(Guid Notice, string Kind, string Name, int Count, NamedScenario? Scenario)>();
        while (await row.ReadAsync(ct))
        {
            found.Add((row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.IsDBNull(4) ? null : new(row.GetGuid(4), row.GetString(5), row.GetString(6))));
        }

        return found.GroupBy(f => f.Notice).ToDictionary(
            notice => notice.Key,
            notice => (IReadOnlyList<Reason>)[.. notice.GroupBy(f => (f.Kind, f.Name, f.Count)).Where(f => f.Key.Count > 0)
                .Select(f => new Reason(f.Key.Kind, f.Key.Name, f.Key.Count, [.. f.Select(r => r.Scenario).OfType<NamedScenario>()]))]);
    }
}
