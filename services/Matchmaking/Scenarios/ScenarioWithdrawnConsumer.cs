using MassTransit;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Matchmaking.Matches;

namespace ScenarioHub.Matchmaking.Scenarios;

/// <summary>Marks the copy withdrawn and lets the matches lapse that nobody has decided yet.</summary>
public class ScenarioWithdrawnConsumer(MatchmakingDb db, TimeProvider clock) : IConsumer<ScenarioWithdrawn>
{
    public async Task Consume(ConsumeContext<ScenarioWithdrawn> context)
    {
        var (fact, ct) = (context.Message, context.CancellationToken);

        // Suggestions are written under the same pen: those of before are found here, and none comes after.
        await db.TakePenAsync(ct);
        var copy = await db.Scenarios.FindAsync([fact.ScenarioId], ct);
        if (copy is null)
        {
            copy = Scenario.Of(fact.ScenarioId);
            db.Scenarios.Add(copy);
        }

        if (copy.Take(fact))
        {
            foreach (var match in await db.Matches.Open().Where(m => m.ScenarioId == fact.ScenarioId).ToListAsync(ct))
            {
                match.Lapse("conflict.scenario-withdrawn", clock.GetUtcNow());
            }
        }
    }
}
