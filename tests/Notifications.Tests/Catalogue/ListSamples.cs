using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;

namespace ScenarioHub.Notifications.Tests.Catalogue;

/// <summary>One event of every kind that tells of lists and of what comes after their publication.</summary>
public static class ListSamples
{
    public static IReadOnlyList<object> Between(Party park, Guid companyId, Guid followerId, DateTimeOffset at)
    {
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        const string number = "CJ-2026-000001";
        const string name = "智慧园区巡检";
        const string list = "QD-2026-000007";
        return
        [
            new ListPublished(one, 2, list, "定向清单", park, 3, at, new(["瞪羚"], [], [], [], [companyId])),
            new ScenariosListed(one, list, "定向清单", park, [Scenario(park, two, number, name)], [companyId], at),
            new ListAudienceChanged(one, 3, list, "定向清单", park, [companyId], [companyId], at),
            new ListScheduleFailed(one, 3, "第二批场景清单", park, "list.not-approved", at),
            new ListNoticePosted(one, 1, list, "第一批场景清单", two, number, name, park, "项目调整", [followerId], at),
            new AmendmentProposed(one, two, number, name, park, "指标有误", at),
            new AmendmentRejected(one, two, number, name, park, "理由不足", at),
            new ScenarioAmended(two, 6, number, name, park, 2, ["need"], "指标有误", [followerId], at),
            new ProgressReportDue(two, number, name, park, "科技创新局", at, at),
            new DemonstrationNominated(one, two, number, name, park, at),
            new DemonstrationNoticed(one, 3, number, name, park, at.AddDays(7), at),
            new DemonstrationDecided(one, 4, two, number, name, park, "demonstrated", null, at),
            new DemonstrationDecided(one, 4, two, number, name, park, "declined", "成效不足", at),
        ];
    }

    /// <summary>A scenario as its publication tells of it.</summary>
    public static SearchableScenario Scenario(Party park, Guid id, string number, string name, params (string Facet, string Value)[] choices) => new(
        new(id, number, name, "need", park, null, "人工智能", "需要巡检机器人", null, ["人工智能"], null, "四川省", "成都市", null), 3, ["人工智能"],
        [.. choices.Select(choice => new FacetChoice(choice.Facet, choice.Value)), new("kind", "need"), new("ownerId", park.Id.ToString())]);
}
