using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Consortia;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Eligibility;

/// <summary>What is known of an organisation that bids, and of its consortium, beside the text of the bid.</summary>
/// <param name="Verified">Whether the platform has verified it.</param>
/// <param name="OtherOpenBids">How many other bids it leads.</param>
/// <param name="Affiliated">The names of those that are related to the demander.</param>
/// <param name="BadCredit">The names of those with bad credit in the scheme's years.</param>
/// <param name="Members">The consortium beside the lead.</param>
public record EligibilityFacts(
    bool Verified, int OtherOpenBids, IReadOnlyList<string> Affiliated, IReadOnlyList<string> BadCredit, IReadOnlyList<ConsortiumMember> Members);

/// <summary>One condition of taking part (参与资格), and whether it holds now.</summary>
/// <param name="Code">What a submission is refused with.</param>
/// <param name="RuleArguments">For the text that says the rule, <c>rule.CODE</c>.</param>
/// <param name="Broken">What is wrong, in the words that a submission is refused with; nothing where it holds.</param>
public record EligibilityRule(string Code, IReadOnlyList<object?> RuleArguments, FieldError? Broken)
{
    /// <summary>The rules about who takes part: they can be asked before a text is written.</summary>
    public static IReadOnlyList<EligibilityRule> OfParties(Challenge challenge, EligibilityFacts facts)
    {
        var scheme = challenge.Scheme;
        return
        [
            new("organization.not-verified", [], facts.Verified ? null : new("", "organization.not-verified")),
            new("bid.affiliated", [], Named("bid.affiliated", facts.Affiliated)),
            new("bid.bad-credit", [scheme.CreditYears], Named("bid.bad-credit", facts.BadCredit, scheme.CreditYears)),
            new("bid.too-many", [scheme.MaximumOpenBids], facts.OtherOpenBids < scheme.MaximumOpenBids ? null : new("", "bid.too-many", scheme.MaximumOpenBids)),
        ];
    }

    /// <summary>All rules, for a text as it stands.</summary>
    public static IReadOnlyList<EligibilityRule> Of(Challenge challenge, BidContent content, Guid lead, EligibilityFacts facts)
    {
        var scheme = challenge.Scheme;
        var missing = BidCompleteness.Missing(content, challenge).Concat(ConsortiumCheck.Missing(content, lead, facts.Members, scheme)).ToList();
        EligibilityRule Text(string code, params object?[] arguments) => new(code, arguments, missing.Find(m => m.Code == code));
        return
        [
            .. OfParties(challenge, facts),
            Text("bid.too-many-members", scheme.MaximumMembers),
            Text("bid.unsigned"),
            Text("bid.commitment-missing", challenge.Indicators.Count),
            Text("bid.money-ratio", scheme.OwnToPublicRatio),
            Text("bid.public-rate", scheme.PublicMoneyRate * 100),
            .. scheme.PublicMoneyCapYuan is { } cap ? [Text("bid.public-cap", cap)] : Array.Empty<EligibilityRule>(),
            Text("bid.pledge-missing"),
        ];
    }

    /// <summary>Refuses a submission of those who may not take part.</summary>
    public static void Refuse(Challenge challenge, EligibilityFacts facts)
    {
        if (OfParties(challenge, facts).FirstOrDefault(r => r.Broken is not null)?.Broken is { } broken)
        {
            throw new RuleException(broken.Code, broken.Arguments);
        }
    }

    private static FieldError? Named(string code, IReadOnlyList<string> names, params object?[] more) =>
        names is [] ? null : new("", code, [string.Join("、", names), .. more]);
}
