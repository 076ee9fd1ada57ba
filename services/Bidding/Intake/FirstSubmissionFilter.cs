using ScenarioHub.Bidding.Bids;
using ScenarioHub.Persistence.Idempotency;

namespace ScenarioHub.Bidding.Intake;

/// <summary>
/// Lets a first submission be taken together with others that come at the same time. Anything else goes on to the endpoint: a later submission, a repeat
/// of the same key, one of a bidder that is busy elsewhere, a challenge that is none.
/// </summary>
public class FirstSubmissionFilter(IntakeLine line) : IEndpointFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;

        // A first text has no files, and the secret of its division is the service's.
        var handed = new Handed(context.GetArgument<Guid>(0), http.User, http.RequestAborted)
        {
            First = new(context.GetArgument<BidContent>(1).KeptFrom(null), IdempotencyClaim.Of(context)),
        };
        return await line.JoinAsync(handed, http.RequestAborted) is { } receipt
            ? TypedResults.Created(SubmissionEndpoints.LocationOf(receipt), receipt)
            : await next(context);
    }
}
