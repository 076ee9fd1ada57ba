using MassTransit;
using ScenarioHub.Contracts.Bidding;

namespace ScenarioHub.Scenarios.Consumers;

/// <summary>A challenge was cancelled or found too few bids: its scenario is listed again and free for another one.</summary>
public class ChallengeEndedConsumer(ScenariosDb db) : IConsumer<ChallengeEnded>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<ChallengeEnded> context)
    {
        var (fact, ct) = (context.Message, context.CancellationToken);
        if (fact.ScenarioId is { } id && await db.ReleaseAsync(id, fact.Owner.Id, fact.ChallengeId, fact.Version, fact.At, ct))
        {
            await db.SaveChangesAsync(ct);
        }
    }
}
