using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Matchmaking;

namespace ScenarioHub.Notifications.Tests.Catalogue;

/// <summary>One event of every kind that tells of moderation, talks and matchmaking events.</summary>
public static class MatchFlowSamples
{
    public static IReadOnlyList<object> Between(Party park, Party company, DateTimeOffset at)
    {
        var (match, scenario, day) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        const string name = "智慧园区巡检";
        const string number = "DJ-2026-000001";
        const string title = "低空经济对接会";
        return
        [
            new SecondModeratorNeeded(match, 2, name, company.Name, "张三", at),
            .. new[] { "talked", "agreed", "closed" }.Select(step => new IntroductionProgressed(match, 4, scenario, name, park, company, company.Id, step, null, at)),
            new IntroductionStale(match, scenario, name, park, company, "unanswered", 8, [park.Id], at),
            new IntroductionStale(match, scenario, name, park, company, "quiet", 31, [park.Id, company.Id], at),
            new EventInvited(day, 2, number, title, park, "会展中心", at.AddDays(20), at.AddDays(10), [company.Id], at),
            new EventAnswered(day, number, title, park, company, true, at),
            new EventAnswered(day, number, title, park, company, false, at),
            new EventPublished(day, 4, number, title, park, "会展中心", at.AddDays(20), [company.Id], at),
            new EventChanged(day, 5, number, title, park, [company.Id], at),
            new EventCancelled(day, 6, number, title, park, at.AddDays(20), "场地停电", [company.Id], at),
        ];
    }
}
