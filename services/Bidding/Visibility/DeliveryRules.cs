using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Contracts;
using ScenarioHub.Bidding.Objections;

namespace ScenarioHub.Bidding.Visibility;

/// <summary>
/// Who sees contracts and objections: those whom they concern, administrators and supervisors. Every channel asks here: detail, list, page.
/// </summary>
public static class DeliveryRules
{
    /// <summary>The objections that the reader may see: the own organisation's, those to its challenges, and all for who appoints and decides.</summary>
    public static Expression<Func<Objection, bool>> SeesObjections(this Reader reader)
    {
        var (own, all) = (reader.Organization, reader.IsAdministrator || reader.IsSupervisor);
        return o => all || (own != Guid.Empty && (o.ObjectorId == own || o.OwnerId == own));
    }

    /// <summary>The contracts that the reader may see: those that its organisation is a side, a member or the third party of.</summary>
    public static IQueryable<Contract> Contracts(this BiddingDb db, Reader reader)
    {
        if (reader.IsAdministrator || reader.IsSupervisor)
        {
            return db.Contracts;
        }

        var own = reader.Organization;
        var member = JsonSerializer.Serialize(new { members = new[] { new { organizationId = own } } });
        var third = JsonSerializer.Serialize(new { thirdParty = new { organizationId = own } });
        return db.Contracts.FromSql(
            $"""
            SELECT * FROM contract WHERE {own} <> '00000000-0000-0000-0000-000000000000'::uuid
                AND (owner_id = {own} OR supplier_id = {own} OR terms @> {member}::jsonb OR terms @> {third}::jsonb)
            """);
    }
}
