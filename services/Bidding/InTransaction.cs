namespace ScenarioHub.Bidding;

/// <summary>
/// Runs an act in one transaction, so that the locks it takes on a challenge and the instant it reads from the database's clock hold until
/// its change is stored. Commits when the act has succeeded, and before the answer is sent.
/// </summary>
public class InTransaction(BiddingDb db) : IEndpointFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(context.HttpContext.RequestAborted);
        var result = await next(context);
        await transaction.CommitAsync(context.HttpContext.RequestAborted);
        return result;
    }
}
