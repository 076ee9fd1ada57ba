using ScenarioHub.Bidding.Attachments;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Bids;

/// <summary>What a bid still lacks before it can be submitted (申报完整性), all of it at once.</summary>
public static class BidCompleteness
{
    /// <summary>Every gap, with the field it concerns; nothing for a complete bid.</summary>
    public static IReadOnlyList<FieldError> Missing(BidContent content, Challenge challenge) =>
    [
        .. Route(content),
        .. Commitments(content.Commitments ?? [], challenge.Indicators),
        .. Milestones(content.Milestones ?? []),
        .. Money(content, challenge.Scheme.OwnToPublicRatio),
        .. BidBudget.Errors(content, challenge.Scheme),
        .. Evidence(content.Attachments ?? [], challenge.Scheme.MaximumEvidence),
        .. Team(content),
        .. Pledge(content),
    ];

    private static IEnumerable<FieldError> Route(BidContent content)
    {
        if (string.IsNullOrWhiteSpace(content.TechnicalRoute))
        {
            yield return new("technicalRoute", "bid.route-missing");
        }
    }

    private static IEnumerable<FieldError> Commitments(IReadOnlyList<Commitment> commitments, IReadOnlyList<Indicator> indicators)
    {
        foreach (var indicator in indicators)
        {
            if (commitments.Count(c => c.Indicator == indicator.Name && !string.IsNullOrWhiteSpace(c.Value)) != 1)
            {
                yield return new("commitments", "bid.commitment-missing", indicator.Name);
            }
        }

        foreach (var stray in commitments.Where(c => indicators.All(i => i.Name != c.Indicator)))
        {
            yield return new("commitments", "bid.commitment-stray", stray.Indicator);
        }
    }

    private static IEnumerable<FieldError> Milestones(IReadOnlyList<Milestone> milestones)
    {
        if (milestones.Any(m => m.Month is null || m.Share is null))
        {
            yield return new("milestones", "bid.milestone-incomplete");
        }

        var sum = milestones.Sum(m => m.Share ?? 0);
        if (sum != 100)
        {
            yield return new("milestones", "bid.milestone-shares", sum);
        }
    }

    private static IEnumerable<FieldError> Money(BidContent content, decimal ratio)
    {
        if (content.OwnYuan is not { } own)
        {
            yield return new("ownYuan", "bid.money-missing");
            yield break;
        }

        if (content.PublicYuan is not { } publicMoney)
        {
            yield return new("publicYuan", "bid.money-missing");
        }
        else if (own < publicMoney * ratio)
        {
            yield return new("ownYuan", "bid.money-ratio", publicMoney * ratio, ratio);
        }
    }

    private static IEnumerable<FieldError> Evidence(IReadOnlyList<BidAttachment> attachments, int most) => attachments
        .GroupBy(a => a.Class).Where(g => g.Count() > most).Select(g => new FieldError("attachments", "bid.too-much-evidence", Word.Of(g.Key), most, g.Count()));

    private static IEnumerable<FieldError> Team(BidContent content)
    {
        if (content.Team is null or [])
        {
            yield return new("team", "bid.team-missing");
        }
    }

    private static IEnumerable<FieldError> Pledge(BidContent content)
    {
        if (content.Pledge is not true)
        {
            yield return new("pledge", "bid.pledge-missing");
        }
    }
}
