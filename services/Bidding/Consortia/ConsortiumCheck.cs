using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Consortia;

/// <summary>What a consortium still lacks before its bid can be submitted (联合体完整性).</summary>
public static class ConsortiumCheck
{
    /// <summary>Every gap; nothing where the bid has no members.</summary>
    public static IReadOnlyList<FieldError> Missing(BidContent content, Guid lead, IReadOnlyList<ConsortiumMember> members, Scheme scheme)
    {
        var taking = members.Where(m => m.TakesPart).ToList();
        return taking is [] ? [] :
        [
            .. Size(taking, scheme), .. Parts(content, lead, taking), .. Sums(content), .. Signatures(content, taking),
        ];
    }

    private static IEnumerable<FieldError> Size(List<ConsortiumMember> members, Scheme scheme)
    {
        if (members.Count > scheme.MaximumMembers)
        {
            yield return new("members", "bid.too-many-members", scheme.MaximumMembers, members.Count);
        }
    }

    private static IEnumerable<FieldError> Parts(BidContent content, Guid lead, List<ConsortiumMember> members)
    {
        var parts = content.Division?.Parts ?? [];
        foreach (var member in members.Where(m => !parts.Any(p => p.OrganizationId == m.OrganizationId && Complete(p))))
        {
            yield return new("division", "bid.division-part", member.OrganizationName);
        }

        if (!parts.Any(p => p.OrganizationId == lead && Complete(p)))
        {
            yield return new("division", "bid.division-lead");
        }

        foreach (var stray in parts.Where(p => p.OrganizationId != lead && members.All(m => m.OrganizationId != p.OrganizationId)))
        {
            yield return new("division", "bid.division-stray", stray.OrganizationName);
        }
    }

    private static IEnumerable<FieldError> Sums(BidContent content)
    {
        var parts = content.Division?.Parts ?? [];
        var (money, budget) = (parts.Sum(p => p.Yuan ?? 0), (content.OwnYuan ?? 0) + (content.PublicYuan ?? 0));
        if (money != budget)
        {
            yield return new("division", "bid.division-money", budget, money);
        }

        if (parts.Sum(p => p.ProfitPercent ?? 0) is var profit && profit != 100)
        {
            yield return new("division", "bid.division-profit", profit);
        }
    }

    private static IEnumerable<FieldError> Signatures(BidContent content, List<ConsortiumMember> members)
    {
        var digest = content.Division?.Digest ?? "";
        return members.Where(m => !m.HasSigned(digest)).Select(m => new FieldError("members", "bid.unsigned", m.OrganizationName));
    }

    private static bool Complete(DivisionPart part) =>
        !string.IsNullOrWhiteSpace(part.Task) && !string.IsNullOrWhiteSpace(part.IntellectualProperty) && part is { Yuan: not null, ProfitPercent: not null };
}
