using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Contracts;
using ScenarioHub.Bidding.Credit;
using ScenarioHub.Bidding.Objections;
using ScenarioHub.Bidding.Races;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Visibility;

/// <summary>
/// Who sees contracts, objections, races and credit: those whom they concern, administrators and supervisors. Every channel asks here: detail, list, page.
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

    /// <summary>Whether the reader sees the marks of a gate before it is decided: whoever is part of the race and does not run.</summary>
    public static bool SeesOpenMarks(this Reader reader, Race race) => reader.IsAdministrator || reader.IsSupervisor
        || reader.Verified && (reader.ActsFor(race.OwnerId) || reader.ActsFor(race.Judge.OrganizationId!.Value));

    /// <summary>The credit records that the reader may see: the own organisation's, and all for verified parks, who choose by them.</summary>
    public static Expression<Func<CreditRecord, bool>> SeesCredit(this Reader reader)
    {
        var own = reader.Organization;
        var all = reader.IsAdministrator || reader.IsSupervisor || reader is { Verified: true, Kind: OrganizationKinds.Park };
        return r => all || (own != Guid.Empty && r.OrganizationId == own);
    }
}
