using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;

namespace ScenarioHub.Notifications.Tests.Catalogue;

/// <summary>One event of every kind about directions, calls, hand-ins, agencies and second readers.</summary>
internal static class CollectionSamples
{
    private const string Call = "第四季度场景需求征集";
    private const string Need = "智慧园区巡检";

    public static IEnumerable<object> Between(Party park, Party company, DateTimeOffset at)
    {
        var (call, window, handIn, scenario) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        var decided = new HandInDecided(handIn, 2, "ZJ-2026-000001", Need, park, company, "converted", scenario, null, at);
        return
        [
            new DirectionsPublished(2026, ["量子科技", "人工智能"], at),
            new CallOpened(call, "ZQ-2026-000001", Call, park, window, at, at.AddDays(30), at),
            new CallClosesSoon(call, "ZQ-2026-000001", Call, park, window, at.AddDays(3), 3, at),
            new NeedHandedIn(handIn, "ZJ-2026-000001", Need, call, Call, park, company, new string('a', 64), at),
            decided,
            decided with { Outcome = "merged" },
            decided with { Outcome = "declined", ScenarioId = null, Reason = "与园区产业不符" },
            new AgencyAuthorizationChanged(handIn, 1, park, company, true, null, at),
            new AgencyAuthorizationChanged(handIn, 2, park, company, false, "合作期满", at),
            new ScenarioDrafted(scenario, "CJ-2026-000001", Need, park, company, at),
            new SecondReaderNeeded(scenario, 3, "CJ-2026-000001", Need, park, "张三", at),
        ];
    }
}
