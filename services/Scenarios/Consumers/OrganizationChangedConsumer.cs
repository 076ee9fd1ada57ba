using MassTransit;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Messaging.Inbox;
using ScenarioHub.Scenarios.Parks;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Scenarios.Consumers;

/// <summary>Keeps the copy of a park's organisation and joins it to its entry in the registry once it is verified.</summary>
public class OrganizationChangedConsumer(ScenariosDb db) : IConsumer<OrganizationChanged>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<OrganizationChanged> context)
    {
        var (fact, ct) = (context.Message, context.CancellationToken);
        var copy = await db.Organizations.FindAsync([fact.OrganizationId], ct);
        if (fact.Kind != OrganizationKinds.Park || !fact.Version.IsNewsTo(copy))
        {
            return;
        }

        copy ??= db.Organizations.Add(new() { Id = fact.OrganizationId }).Entity;
        copy.Become(fact.Version, fact.Name, fact.RegionCode, fact.State);
        await db.Scenarios.Where(s => s.OwnerId == fact.OrganizationId && s.OwnerName != fact.Name)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.OwnerName, fact.Name), ct);
        await db.Lists.Where(l => l.OwnerId == fact.OrganizationId && l.OwnerName != fact.Name)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.OwnerName, fact.Name), ct);
        if (fact.State == "verified" && !await db.Parks.AnyAsync(p => p.OrganizationId == fact.OrganizationId, ct))
        {
            var free = await db.Parks.Where(p => p.OrganizationId == null).ToListAsync(ct);
            free.Find(park => ParkName.Matches(park, fact.Name, fact.RegionCode))?.Join(fact.OrganizationId);
        }

        await db.SaveChangesAsync(ct);
    }
}
