using MassTransit;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Messaging.Inbox;
using ScenarioHub.Scenarios.Audiences;

namespace ScenarioHub.Scenarios.Consumers;

/// <summary>Keeps the copy of an organisation that lists can be aimed at; one that comes to fit sees the lists that are already published.</summary>
public class MarketPlayerChangedConsumer(ScenariosDb db) : IConsumer<OrganizationChanged>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<OrganizationChanged> context)
    {
        var (fact, ct) = (context.Message, context.CancellationToken);
        var copy = await db.Players.FindAsync([fact.OrganizationId], ct);
        if (!fact.Version.IsNewsTo(copy))
        {
            return;
        }

        copy ??= db.Players.Add(new() { Id = fact.OrganizationId }).Entity;
        copy.Become(fact);
        await db.SaveChangesAsync(ct);
        await db.TellMembershipAsync(copy, fact.At, ct);
    }
}

/// <summary>Keeps what a capability profile says of its company's field.</summary>
public class PlayerFieldChangedConsumer(ScenariosDb db) : IConsumer<CompanyFieldChanged>
{
    /// <inheritdoc />
    public async Task Consume(ConsumeContext<CompanyFieldChanged> context)
    {
        var (fact, ct) = (context.Message, context.CancellationToken);
        var copy = await db.Fields.FindAsync([fact.ProfileId], ct);
        if (!fact.Version.IsNewsTo(copy))
        {
            return;
        }

        copy ??= db.Fields.Add(new() { ProfileId = fact.ProfileId }).Entity;
        copy.Become(fact);
        await db.SaveChangesAsync(ct);
        if (await db.Players.FindAsync([fact.CompanyId], ct) is { } company)
        {
            await db.TellMembershipAsync(company, fact.At, ct);
        }
    }
}

/// <summary>What both have in common.</summary>
internal static class MembershipTelling
{
    /// <summary>Brings the lists up to date, and tells of each that changed.</summary>
    public static async Task TellMembershipAsync(this ScenariosDb db, MarketPlayer player, DateTimeOffset at, CancellationToken ct)
    {
        foreach (var (list, joined) in await db.RefreshAsync(player.Id, player.Verified, ct))
        {
            db.Publish(list.TellAudience(joined ? [player.Id] : [], at));
            db.Record(joined ? "list.joined" : "list.left", list.Id, list.OwnerId, new { organization = player.Id });
        }

        await db.SaveChangesAsync(ct);
    }
}
