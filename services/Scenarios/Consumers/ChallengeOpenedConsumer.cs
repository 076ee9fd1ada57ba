using MassTransit;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Consumers;

/// <summary>A challenge was made from a scenario: it takes bids now (揭榜中). A late or repeated fact finds the scenario there or further and changes nothing.</summary>
public class ChallengeOpenedConsumer(ScenariosDb db) : IConsumer<ChallengeOpened>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<ChallengeOpened> context)
    {
        var fact = context.Message;
        if (fact.ScenarioId is { } id && !await db.IsOverAsync(id, fact.ChallengeId, fact.Version, context.CancellationToken)
            && await db.AdvanceAsync(id, fact.Owner.Id, ScenarioState.Bidding, fact.At, context.CancellationToken))
        {
            await db.SaveChangesAsync(context.CancellationToken);
        }
    }
}
