using MassTransit;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Consumers;

/// <summary>The delivery of a scenario's challenge has ended: accepted (已验收), or free for another try where it was not.</summary>
public class DeliveryEndedConsumer(ScenariosDb db) : IConsumer<DeliveryEnded>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<DeliveryEnded> context)
    {
        var (fact, ct) = (context.Message, context.CancellationToken);
        if (fact.ScenarioId is { } id && (fact.Outcome == "accepted"
            ? await db.AdvanceAsync(id, fact.Owner.Id, ScenarioState.Accepted, fact.At, ct)
            : await db.ReleaseAsync(id, fact.Owner.Id, fact.ChallengeId, fact.Version, fact.At, ct)))
        {
            await db.SaveChangesAsync(ct);
        }
    }
}
