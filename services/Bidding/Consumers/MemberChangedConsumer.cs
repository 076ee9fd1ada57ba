using MassTransit;
using ScenarioHub.Bidding.Experts;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Bidding.Consumers;

/// <summary>Keeps the pool of experts: whoever is or was an expert, and nobody else's data.</summary>
public class MemberChangedConsumer(BiddingDb db) : IConsumer<MemberChanged>
{
    public async Task Consume(ConsumeContext<MemberChanged> context)
    {
        var fact = context.Message;
        var expert = await db.Experts.FindAsync([fact.PersonId], context.CancellationToken);
        if (expert is null ? !fact.Roles.Contains(Roles.Expert) : fact.Version <= expert.MemberVersion)
        {
            return;
        }

        expert ??= db.Experts.Add(new() { PersonId = fact.PersonId }).Entity;
        expert.Follow(fact);
        await db.SaveChangesAsync(context.CancellationToken);
    }
}
