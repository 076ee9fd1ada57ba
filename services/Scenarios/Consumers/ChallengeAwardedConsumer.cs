using MassTransit;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Consumers;

/// <summary>The challenge of a scenario was awarded: delivery begins (实施中). A late or repeated fact finds the scenario there or further and changes nothing.</summary>
public class ChallengeAwardedConsumer(ScenariosDb db) : IConsumer<ChallengeAwarded>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<ChallengeAwarded> context)
    {
        var fact = context.Message;
        if (fact.ScenarioId is { } id && !await db.IsOverAsync(id, fact.ChallengeId, fact.Version, context.CancellationToken)
            && await db.AdvanceAsync(id, fact.Owner.Id, ScenarioState.InDelivery, fact.At, context.CancellationToken))
        {
            await db.SaveChangesAsync(context.CancellationToken);
        }
    }
}
