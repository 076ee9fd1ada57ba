using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Contracts;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Eligibility;

/// <summary>A condition in the reader's language: the rule as the scheme has it, and what is wrong where it does not hold.</summary>
public record EligibilityView(string Code, bool Ok, string Rule, string? Wrong);

/// <summary>Whether an organisation may take part as things stand (资格自查). It decides nothing: a submission asks again.</summary>
public static class EligibilityEndpoints
{
    /// <summary>For the company that bids or would bid.</summary>
    public static void MapEligibility(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/").WithTags("Eligibility").RequireAuthorization(Policies.Company);
        group.MapGet("/challenges/{id:guid}/eligibility", BeforeBidding);
        group.MapGet("/bids/{id:guid}/eligibility", OfBid);
    }

    private static async Task<Results<Ok<EligibilityView[]>, NotFound>> BeforeBidding(
        Guid id, ClaimsPrincipal user, BiddingDb db, EligibilityReading reading, ProblemTexts texts, CancellationToken ct)
    {
        var challenge = await db.Challenges.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.OpenedAt != null, ct);
        return challenge is null ? TypedResults.NotFound()
            : TypedResults.Ok(Views(EligibilityRule.OfParties(challenge, await reading.FactsAsync(challenge, Lead(user), null, ct)), texts));
    }

    private static async Task<Results<Ok<EligibilityView[]>, NotFound>> OfBid(
        Guid id, ClaimsPrincipal user, BiddingDb db, BidSeal seal, EligibilityReading reading, ProblemTexts texts, CancellationToken ct)
    {
        var own = user.OrganizationId();
        var bid = await db.Bids.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.BidderId == own, ct);
        if (bid is null)
        {
            return TypedResults.NotFound();
        }

        var challenge = await db.Challenges.AsNoTracking().SingleAsync(c => c.Id == bid.ChallengeId, ct);
        var facts = await reading.FactsAsync(challenge, Lead(user), bid, ct);
        return TypedResults.Ok(Views(EligibilityRule.Of(challenge, await seal.OwnAsync(bid, ct), own, facts), texts));
    }

    private static Party Lead(ClaimsPrincipal user) => new(user.OrganizationId(), user.OrganizationName());

    private static EligibilityView[] Views(IEnumerable<EligibilityRule> rules, ProblemTexts texts) =>
    [
        .. rules.Select(r => new EligibilityView(
            r.Code, r.Broken is null, texts.Of($"rule.{r.Code}", r.RuleArguments), r.Broken is null ? null : texts.Of(r.Broken.Code, r.Broken.Arguments))),
    ];
}
