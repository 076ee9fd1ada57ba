using MassTransit;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Suggestions;
using ScenarioHub.Messaging.Inbox;

namespace ScenarioHub.Matchmaking.Companies;

/// <summary>Keeps the copy of an organisation, gives a verified company the profiles that were imported under its name, and follows a new name.</summary>
public class OrganizationChangedConsumer(MatchmakingDb db, TimeProvider clock) : IConsumer<OrganizationChanged>
{
    public async Task Consume(ConsumeContext<OrganizationChanged> context)
    {
        var (fact, ct) = (context.Message, context.CancellationToken);

        // An import links its rows under the same pen, so that one of the two sees the other.
        await db.TakePenAsync(ct);
        var copy = await db.Organizations.FindAsync([fact.OrganizationId], ct);
        if (!fact.Version.IsNewsTo(copy))
        {
            return;
        }

        if (copy is null)
        {
            copy = Organization.Of(fact.OrganizationId);
            db.Organizations.Add(copy);
        }

        var couldMatch = copy.OwnsProfiles;
        copy.Take(fact);
        if (!copy.OwnsProfiles)
        {
            return;
        }

        var profiles = await db.Profiles.Where(p => p.CompanyId == copy.Id || (p.CompanyId == null && p.CompanyKey == copy.Key)).ToListAsync(ct);
        foreach (var profile in profiles)
        {
            var changed = profile.BelongTo(copy.Id, copy.Name, clock.GetUtcNow());
            if (changed)
            {
                db.Publish(profile.TellField()!);
            }

            if (changed || !couldMatch)
            {
                db.Work.Add(MatchingWork.For(profile));
            }
        }
    }
}
