using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Consortia;
using ScenarioHub.Contracts;

namespace ScenarioHub.Bidding.Eligibility;

/// <summary>Gathers what eligibility asks.</summary>
public class EligibilityReading(BiddingDb db)
{
    /// <summary>For an organisation that leads a bid, or would.</summary>
    /// <param name="bid">Its bid; nothing before there is one.</param>
    public async Task<EligibilityFacts> FactsAsync(Challenge challenge, Party lead, Bid? bid, CancellationToken ct)
    {
        var members = bid is null ? [] : await db.MembersAsync(bid.Id, ct);
        var suspended = await db.Organizations.Where(o => o.Id == lead.Id && o.State != "verified").Select(o => o.Id).ToListAsync(ct);
        return (await FactsAsync(challenge, [(lead, members)], suspended, await db.NowAsync(ct), ct))[lead.Id];
    }

    /// <summary>For many organisations that lead a bid on this challenge, or would, each with those who were asked to join it.</summary>
    public async Task<Dictionary<Guid, EligibilityFacts>> FactsAsync(
        Challenge challenge, IReadOnlyList<(Party Lead, IReadOnlyList<ConsortiumMember> Members)> consortia, IReadOnlyCollection<Guid> unverified, DateTimeOffset now,
        CancellationToken ct)
    {
        var parties = consortia.ToDictionary(
            c => c.Lead.Id, c => (List<Party>)[c.Lead, .. c.Members.Where(m => m.TakesPart).Select(m => new Party(m.OrganizationId, m.OrganizationName))]);
        var ids = parties.Values.SelectMany(p => p).Select(p => p.Id).Distinct().ToList();
        var others = await db.OtherOpenBidsAsync([.. parties.Keys], challenge.Id, ct);
        var related = await RelatedAsync(challenge, ids, now, ct);
        var bad = await CreditAsync(ids, now.AddYears(-challenge.Scheme.CreditYears), ct);
        return consortia.ToDictionary(
            c => c.Lead.Id,
            c => new EligibilityFacts(
                !unverified.Contains(c.Lead.Id), others.GetValueOrDefault(c.Lead.Id), Names(parties[c.Lead.Id], related), Names(parties[c.Lead.Id], bad), c.Members));
    }

    /// <summary>Those with bad credit since an instant: a failure without diligence, a contract that was quit, misconduct. Delay alone is none.</summary>
    private Task<List<Guid>> CreditAsync(List<Guid> organizations, DateTimeOffset since, CancellationToken ct) => db.Database.SqlQuery<Guid>(
        $"""
        SELECT DISTINCT organization_id AS "Value" FROM credit_record
        WHERE organization_id = ANY ({organizations}) AND at > {since.ToUniversalTime()} AND kind IN ('failed', 'quit', 'misconduct') AND NOT diligent
        """).ToListAsync(ct);

    /// <summary>Those that are related to the demander, or were within the scheme's years.</summary>
    private Task<List<Guid>> RelatedAsync(Challenge challenge, List<Guid> organizations, DateTimeOffset now, CancellationToken ct)
    {
        var (owner, since) = (challenge.OwnerId, now.AddYears(-challenge.Scheme.AffiliationYears).ToUniversalTime());
        return db.Affiliations
            .Where(a => (a.EndedAt == null || a.EndedAt > since) && ((a.A == owner && organizations.Contains(a.B)) || (a.B == owner && organizations.Contains(a.A))))
            .Select(a => a.A == owner ? a.B : a.A).Distinct().ToListAsync(ct);
    }

    private static IReadOnlyList<string> Names(List<Party> parties, List<Guid> ids) => [.. parties.Where(p => ids.Contains(p.Id)).Select(p => p.Name)];
}
