using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Notifications.Broadcasts;

/// <summary>Counts and samples the audience of an announcement, by the rule that the notifier delivers by.</summary>
internal static class AudienceQuery
{
    private const int SampleOfKind = 4;

    public static async Task<AudiencePreview> PreviewAsync(this NotificationsDb db, Broadcast broadcast, CancellationToken ct)
    {
        var kinds = await db.Database.SqlQuery<KindCount>(
            $"""
            SELECT o.kind AS "Kind", count(*) AS "Persons", count(DISTINCT o.id) AS "Organizations"
            FROM organization o JOIN member m ON m.organization_id = o.id
            WHERE m.active AND o.state = 'verified' AND o.kind = ANY ({broadcast.Kinds}) GROUP BY 1
            UNION ALL
            SELECT 'platform', count(*), count(DISTINCT organization_id) FROM member
            WHERE {broadcast.Administrators} AND active AND roles @> ARRAY['administrator'] HAVING count(*) > 0
            ORDER BY 1
            """).ToListAsync(ct);
        var persons = await db.Database.SqlQuery<long>(
            $"""
            SELECT count(*) AS "Value" FROM member m LEFT JOIN organization o ON o.id = m.organization_id
            WHERE m.active AND ((o.state = 'verified' AND o.kind = ANY ({broadcast.Kinds})) OR ({broadcast.Administrators} AND m.roles @> ARRAY['administrator']))
            """).SingleAsync(ct);
        var sample = await db.Database.SqlQuery<AudienceMember>(
            $"""
            SELECT k.kind AS "Kind", s.name AS "Name", s.organization AS "Organization" FROM unnest({broadcast.Kinds}) AS k (kind) CROSS JOIN LATERAL (
                SELECT m.name, o.name AS organization FROM organization o JOIN member m ON m.organization_id = o.id
                WHERE m.active AND o.state = 'verified' AND o.kind = k.kind ORDER BY o.id DESC, m.person_id LIMIT {SampleOfKind}) s
            """).ToListAsync(ct);
        return new(persons, kinds, sample);
    }
}
