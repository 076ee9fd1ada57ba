using MassTransit;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Matchmaking.Suggestions;

namespace ScenarioHub.Matchmaking.Scenarios;

/// <summary>Copies a listed scenario and asks for it to be matched.</summary>
public class ScenarioListedConsumer(MatchmakingDb db) : IConsumer<ScenarioListed>
{
    public async Task Consume(ConsumeContext<ScenarioListed> context)
    {
        var fact = context.Message;
        var copy = await db.Scenarios.FindAsync([fact.Scenario.Id], context.CancellationToken);
        if (copy is null)
        {
            copy = Scenario.Of(fact.Scenario.Id);
            db.Scenarios.Add(copy);
        }

        if (copy.Take(fact) && copy.Listed)
        {
            db.Work.Add(MatchingWork.For(copy));
        }
    }
}
