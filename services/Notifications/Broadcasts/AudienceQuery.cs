using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.Notifications.Inbox.Telling;

namespace ScenarioHub.Notifications.Broadcasts;

/// <summary>Counts and samples the audience of an announcement: those whom <see cref="TellSql.Wide"/> would tell, and nobody else.</summary>
internal static class AudienceQuery
{
    private const int SampleOfKind = 4;

    /// <summary>Everyone who would be told, once, with the kind that brought them in; administrators count as the platform's.</summary>
    private const string Found =
        $"""
        found AS MATERIALIZED (
            SELECT f.person_id, m.name, o.id AS organization_id, o.name AS organization, CASE WHEN f.as_administrator THEN 'platform' ELSE o.kind END AS kind
            FROM ({TellSql.Wide}) f JOIN member m ON m.person_id = f.person_id LEFT JOIN organization o ON o.id = m.organization_id)
        """;

    private const string Sql =
        $"""
        WITH {Found},
        placed AS (SELECT f.*, row_number() OVER (PARTITION BY kind ORDER BY organization_id DESC, person_id) AS place FROM found f)
        SELECT kind, count(*), count(DISTINCT organization_id), array_agg(name ORDER BY place) FILTER (WHERE place <= @sample),
            array_agg(coalesce(organization, '') ORDER BY place) FILTER (WHERE place <= @sample)
        FROM placed GROUP BY kind ORDER BY kind
        """;

    public static async Task<AudiencePreview> PreviewAsync(this NotificationsDb db, Broadcast broadcast, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.CommandIn(Sql);
        NpgsqlParameter[] parameters = [.. Audience.OfKinds(broadcast.Kinds, broadcast.Administrators).Parameters(), new("sample", SampleOfKind)];
        command.Parameters.AddRange(parameters);
        await using var row = await command.ExecuteReaderAsync(ct);
        var (kinds, sample) = (new List<KindCount>(), new List<AudienceMember>());
        while (await row.ReadAsync(ct))
        {
            var kind = new KindCount(row.GetString(0), row.GetInt64(1), row.GetInt64(2));
            kinds.Add(kind);
            sample.AddRange(row.GetFieldValue<string[]>(3).Zip(row.GetFieldValue<string[]>(4), (name, organization) => new AudienceMember(kind.Kind, name, organization)));
        }

        return new(kinds.Sum(kind => kind.Persons), kinds, sample);
    }
}
