using MassTransit;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Messaging.Inbox;
using ScenarioHub.ServiceDefaults.Access;

namespace ScenarioHub.Scenarios.Consumers;

/// <summary>Keeps the copy of agencies, and their names where parks have authorised them.</summary>
public class AgencyChangedConsumer(ScenariosDb db) : IConsumer<OrganizationChanged>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<OrganizationChanged> context)
    {
        var (fact, ct) = (context.Message, context.CancellationToken);
        var copy = await db.Agencies.FindAsync([fact.OrganizationId], ct);
        if (fact.Kind != OrganizationKinds.Agency || !fact.Version.IsNewsTo(copy))
        {
            return;
        }

        copy ??= db.Agencies.Add(new() { Id = fact.OrganizationId }).Entity;
        copy.Become(fact.Version, fact.Name, fact.State);
        await db.Authorizations.Where(a => a.AgencyId == fact.OrganizationId && a.AgencyName != fact.Name)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.AgencyName, fact.Name), ct);
        await db.SaveChangesAsync(ct);
    }
}
