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
        List<Party> parties = [lead, .. members.Where(m => m.TakesPart).Select(m => new Party(m.OrganizationId, m.OrganizationName))];
        var ids = parties.ConvertAll(p => p.Id);
        var now = await db.NowAsync(ct);
        var suspended = await db.Organizations.AnyAsync(o => o.Id == lead.Id && o.State != "verified", ct);
        var others = bid is null ? await db.OpenBidsAsync(lead.Id, ct) : await db.OtherOpenBidsAsync(bid, ct);
        var related = await RelatedAsync(challenge, ids, now, ct);
        var bad = await CreditAsync(ids, now.AddYears(-challenge.Scheme.CreditYears), ct);
        return new(!suspended, others, Names(parties, related), Names(parties, bad), members);
    }

    /// <summary>For many organisations that lead no bid on this challenge yet and so have no members.</summary>
    public async Task<Dictionary<Guid, EligibilityFacts>> FactsAsync(
        Challenge challenge, IReadOnlyList<Party> newcomers, IReadOnlyCollection<Guid> unverified, DateTimeOffset now, CancellationToken ct)
    {
        var ids = newcomers.Select(p => p.Id).ToList();
        var others = await db.OpenBidsAsync([.. ids], ct);
        var related = await RelatedAsync(challenge, ids, now, ct);
        var bad = await CreditAsync(ids, now.AddYears(-challenge.Scheme.CreditYears), ct);
        return newcomers.ToDictionary(
            p => p.Id, p => new EligibilityFacts(!unverified.Contains(p.Id), others.GetValueOrDefault(p.Id), Names([p], related), Names([p], bad), []));
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
