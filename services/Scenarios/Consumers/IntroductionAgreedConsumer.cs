using MassTransit;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Consumers;

/// <summary>Both sides of a match agreed to talk: a listed scenario is matched now (已对接). A late or repeated fact finds the scenario there or further and changes nothing.</summary>
public class IntroductionAgreedConsumer(ScenariosDb db) : IConsumer<IntroductionAgreed>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<IntroductionAgreed> context)
    {
        var fact = context.Message;
        if (await db.AdvanceAsync(fact.ScenarioId, fact.Park.Id, ScenarioState.Matched, fact.At, context.CancellationToken))
        {
            await db.SaveChangesAsync(context.CancellationToken);
        }
    }
}
