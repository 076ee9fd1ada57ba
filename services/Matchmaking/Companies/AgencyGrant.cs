using MassTransit;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Messaging.Inbox;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Companies;

/// <summary>That a park lets an agency (场景机构) act for it: a copy kept by events.</summary>
public class AgencyGrant : IVersioned
{
    public required Guid Id { get; init; }

    public long Version { get; private set; }

    public Guid ParkId { get; private set; }

    public Guid AgencyId { get; private set; }

    public bool Granted { get; private set; }

    /// <summary>Takes over a newer state.</summary>
    public void Take(AgencyAuthorizationChanged fact) => (Version, ParkId, AgencyId, Granted) = (fact.Version, fact.Park.Id, fact.Agency.Id, fact.Granted);
}

/// <summary>Keeps the copy of an authorisation.</summary>
public class AgencyAuthorizationChangedConsumer(MatchmakingDb db) : IConsumer<AgencyAuthorizationChanged>
{
    public async Task Consume(ConsumeContext<AgencyAuthorizationChanged> context)
    {
        var fact = context.Message;
        var copy = await db.AgencyGrants.FindAsync([fact.AuthorizationId], context.CancellationToken);
        if (fact.Version.IsNewsTo(copy))
        {
            copy ??= db.AgencyGrants.Add(new() { Id = fact.AuthorizationId }).Entity;
            copy.Take(fact);
        }
    }
}

internal static class AgencyGrants
{
    /// <summary>Whether a park lets an agency act for it now.</summary>
    public static Task<bool> AuthorizesAsync(this MatchmakingDb db, Guid park, Guid agency, CancellationToken ct) =>
        db.AgencyGrants.AnyAsync(g => g.ParkId == park && g.AgencyId == agency && g.Granted, ct);
}
