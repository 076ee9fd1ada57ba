using ScenarioHub.Bidding.Schemes;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Bids;

/// <summary>Whether the money of a bid adds up and keeps to the scheme (经费校验).</summary>
public static class BidBudget
{
    /// <summary>Every figure that is wrong.</summary>
    public static IEnumerable<FieldError> Errors(BidContent content, Scheme scheme) => [.. Lines(content), .. PublicMoney(content, scheme)];

    private static IEnumerable<FieldError> Lines(BidContent content)
    {
        if (content.Budget is not { Count: > 0 } lines)
        {
            yield break;
        }

        if (lines.Sum(l => l.OwnYuan ?? 0) is var own && own != (content.OwnYuan ?? 0))
        {
            yield return new("budget", "bid.budget-own", content.OwnYuan ?? 0, own);
        }

        if (lines.Sum(l => l.PublicYuan ?? 0) is var publicMoney && publicMoney != (content.PublicYuan ?? 0))
        {
            yield return new("budget", "bid.budget-public", content.PublicYuan ?? 0, publicMoney);
        }
    }

    private static IEnumerable<FieldError> PublicMoney(BidContent content, Scheme scheme)
    {
        if ((content.OwnYuan, content.PublicYuan) is not ({ } own, { } publicMoney))
        {
            yield break;
        }

        if (publicMoney > scheme.PublicMoneyRate * (own + publicMoney))
        {
            yield return new("publicYuan", "bid.public-rate", scheme.PublicMoneyRate * 100, scheme.PublicMoneyRate * (own + publicMoney));
        }

        if (publicMoney > scheme.PublicMoneyCapYuan)
        {
            yield return new("publicYuan", "bid.public-cap", scheme.PublicMoneyCapYuan);
        }
    }
}
