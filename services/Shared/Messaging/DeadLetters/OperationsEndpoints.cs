using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using ScenarioHub.Messaging.Outbox;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Messaging.DeadLetters;

/// <summary>The state of a service's messaging.</summary>
/// <param name="OutboxWaiting">Facts stored and not yet sent.</param>
/// <param name="OutboxLagSeconds">Age of the oldest of them.</param>
/// <param name="Queues">The depth of each endpoint's queues.</param>
public record MessagingState(long OutboxWaiting, double OutboxLagSeconds, IReadOnlyList<QueueDepth> Queues);

/// <summary>How many dead letters were sent again.</summary>
public record Redriven(int Count);

/// <summary>What an administrator sees and does about messages that wait or failed.</summary>
public static class OperationsEndpoints
{
    /// <summary>Maps <c>/operations/messaging</c> and <c>/operations/dead-letters/{endpoint}</c>. Administrators only.</summary>
    public static void MapOperations(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/operations").WithTags("Operations").RequireAuthorization(Policies.Administrator);
        group.MapGet("/messaging", State);
        group.MapGet("/dead-letters/{endpoint}", Peek);
        group.MapPost("/dead-letters/{endpoint}/redrive", Redrive);
    }

    private static async Task<MessagingState> State(IServiceProvider services, ErrorQueues queues, CancellationToken ct)
    {
        var (waiting, lag) = await ((OutboxStore)services.GetService(typeof(OutboxStore))!).LagAsync(ct);
        return new(waiting, lag.TotalSeconds, await queues.DepthsAsync(ct));
    }

    private static async Task<Results<Ok<IReadOnlyList<DeadLetter>>, NotFound>> Peek(
        string endpoint, int? limit, ErrorQueues queues, EndpointNames endpoints, CancellationToken ct) =>
        endpoints.All.Contains(endpoint)
            ? TypedResults.Ok(await queues.PeekAsync(endpoint, Math.Clamp(limit ?? 20, 1, 100), ct))
            : TypedResults.NotFound();

    private static async Task<Results<Ok<Redriven>, NotFound>> Redrive(
        string endpoint, ClaimsPrincipal user, MessagingDb db, ErrorQueues queues, EndpointNames endpoints, CancellationToken ct)
    {
        if (!endpoints.All.Contains(endpoint))
        {
            return TypedResults.NotFound();
        }

        var count = await queues.RedriveAsync(endpoint, ct);
        db.Record(user, "operations.redrive", Guid.Empty, detail: new { endpoint, count });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new Redriven(count));
    }
}
