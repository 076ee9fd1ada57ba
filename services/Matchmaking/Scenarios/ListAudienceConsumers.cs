using MassTransit;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Suggestions;
using ScenarioHub.Messaging.Inbox;

namespace ScenarioHub.Matchmaking.Scenarios;

/// <summary>Copies for whom a list is that is aimed at groups, and has its scenarios matched: they may have arrived before.</summary>
public class ListPublishedConsumer(MatchmakingDb db) : IConsumer<ListPublished>
{
    public async Task Consume(ConsumeContext<ListPublished> context)
    {
        var (fact, ct) = (context.Message, context.CancellationToken);
        if (fact.Audience is { } audience && await db.TakeAudienceAsync(fact.ListId, fact.Version, audience.Organizations, ct))
        {
            var scenarios = await db.Scenarios.Where(s => s.ListId == fact.ListId && s.Listed).ToListAsync(ct);
            db.Work.AddRange(scenarios.Select(MatchingWork.For));
        }
    }
}

/// <summary>Follows the audience of a list, and has the profiles of newcomers matched.</summary>
public class ListAudienceChangedConsumer(MatchmakingDb db) : IConsumer<ListAudienceChanged>
{
    public async Task Consume(ConsumeContext<ListAudienceChanged> context)
    {
        var (fact, ct) = (context.Message, context.CancellationToken);
        if (await db.TakeAudienceAsync(fact.ListId, fact.Version, fact.Organizations, ct))
        {
            var joined = fact.Joined.ToArray();
            var profiles = await db.Profiles.Where(p => p.State == ProfileState.Active && p.CompanyId != null && joined.Contains(p.CompanyId.Value)).ToListAsync(ct);
            db.Work.AddRange(profiles.Select(MatchingWork.For));
        }
    }
}

internal static class ListAudienceTaking
{
    /// <summary>Takes over a newer audience; false where it knew better.</summary>
    public static async Task<bool> TakeAudienceAsync(this MatchmakingDb db, Guid list, long version, IReadOnlyList<Guid> organizations, CancellationToken ct)
    {
        var copy = await db.Audiences.FindAsync([list], ct);
        if (!version.IsNewsTo(copy))
        {
            return false;
        }

        copy ??= db.Audiences.Add(new() { ListId = list }).Entity;
        copy.Become(version, organizations);
        return true;
    }
}
