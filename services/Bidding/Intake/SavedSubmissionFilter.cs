using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Intake;

/// <summary>
/// Lets the submission of a saved text be taken together with others that come at the same time. Anything else goes on to the endpoint: a bid that is none of
/// the caller's or has been sent already, one whose saved text is that of its last submission, a bidder that is busy elsewhere. It must come before any transaction of the
/// request: who waits in the line holds no connection.
/// </summary>
public class SavedSubmissionFilter(IntakeLine line, BiddingDb db, BidReading reading) : IEndpointFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var (http, id, ct) = (context.HttpContext, context.GetArgument<Guid>(0), context.HttpContext.RequestAborted);
        var own = http.User.OrganizationId();
        var challengeId = await db.Bids.Where(b => b.Id == id && b.BidderId == own && (b.State == BidState.Draft || b.State == BidState.Amended))
            .Select(b => (Guid?)b.ChallengeId).SingleOrDefaultAsync(ct);
        if (challengeId is not { } asked
            || await line.JoinAsync(new(asked, http.User, ct) { Saved = new(id, context.GetArgument<IfMatch>(1)) }, ct) is null)
        {
            return await next(context);
        }

        var bid = await db.Bids.AsNoTracking().SingleAsync(b => b.Id == id, ct);
        var challenge = await db.Challenges.AsNoTracking().SingleAsync(c => c.Id == asked, ct);
        return TypedResults.Ok((await reading.ViewAsync(bid, challenge, http.User, ct))!);
    }
}
