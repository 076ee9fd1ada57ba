using Microsoft.EntityFrameworkCore;
using Npgsql;
using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Text;

namespace ScenarioHub.Scenarios.Audiences;

/// <summary>Says which organisations a rule comes to.</summary>
internal static class Membership
{
    /// <summary>One organisation, or all where the id is null. A company belongs by what it is, any organisation by name; always only a verified one.</summary>
    private const string Members =
        """
        SELECT p.id AS "Value" FROM market_player p
        WHERE p.verified AND (@one::uuid IS NULL OR p.id = @one) AND (
            p.id = ANY (@named)
            OR (@criteria AND p.kind = 'company'
                AND (cardinality(@tiers) = 0 OR p.growth_tier = ANY (@tiers))
                AND (cardinality(@regions) = 0 OR EXISTS (SELECT FROM unnest(@regions) AS prefix WHERE p.region_code LIKE prefix || '%'))
                AND (cardinality(@fields) = 0 OR EXISTS (
                    SELECT FROM player_field f, unnest(@fields) AS word
                    WHERE f.company_id = p.id AND f.active AND position(word IN f.words) > 0))))
        ORDER BY p.id
        """;

    /// <summary>All that belong to the rule now.</summary>
    public static Task<Guid[]> MembersAsync(this ScenariosDb db, AudienceRule rule, CancellationToken ct) => db.QueryAsync(rule, null, ct);

    /// <summary>
    /// Brings the published lists that are aimed at groups up to what is known of one organisation now: one that has come to fit joins, one
    /// that may no longer act leaves. Who has only changed since publication stays. Returns the lists that changed, with whether it joined.
    /// </summary>
    public static async Task<IReadOnlyList<(ScenarioList List, bool Joined)>> RefreshAsync(this ScenariosDb db, Guid organization, bool verified, CancellationToken ct)
    {
        var changed = new List<(ScenarioList, bool)>();
        var lists = await db.Lists.FromSql($"SELECT * FROM list WHERE members IS NOT NULL ORDER BY id FOR NO KEY UPDATE").ToListAsync(ct);
        foreach (var list in lists)
        {
            var isMember = list.Members!.Contains(organization);
            var joins = verified && !isMember && (await db.QueryAsync(list.Audience!, organization, ct)).Length > 0;
            if (!joins && (verified || !isMember))
            {
                continue;
            }

            list.Turn(organization, joins);
            await db.SaveChangesAsync(ct);
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE scenario SET audience = {list.Members}
                WHERE audience IS NOT NULL AND id IN (SELECT scenario_id FROM list_entry WHERE list_id = {list.Id})
                """, ct);
            await db.Database.ExecuteSqlAsync(
                $"""
                UPDATE demonstration SET audience = {list.Members}
                WHERE audience IS NOT NULL AND scenario_id IN (SELECT scenario_id FROM list_entry WHERE list_id = {list.Id})
                """, ct);
            changed.Add((list, joins));
        }

        return changed;
    }

    private static Task<Guid[]> QueryAsync(this ScenariosDb db, AudienceRule rule, Guid? one, CancellationToken ct) => db.Database.SqlQueryRaw<Guid>(
        Members,
        new NpgsqlParameter("one", NpgsqlTypes.NpgsqlDbType.Uuid) { Value = one is { } id ? id : DBNull.Value },
        new NpgsqlParameter("named", rule.Organizations ?? []),
        new NpgsqlParameter("criteria", rule.HasCriteria),
        new NpgsqlParameter("tiers", rule.Tiers ?? []),
        new NpgsqlParameter("regions", rule.RegionPrefixes()),
        new NpgsqlParameter("fields", Array.ConvertAll(rule.Fields ?? [], Folding.Fold))).ToArrayAsync(ct);
}
