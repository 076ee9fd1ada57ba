using ScenarioHub.Contracts;
using ScenarioHub.Scenarios.Audiences;
using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;
using static ScenarioHub.Scenarios.Lists.ListState;

namespace ScenarioHub.Scenarios.Tests.Lists;

public class ListLifeCycleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_list_moves_only_along_its_life_cycle()
    {
        var allowed = Enum.GetValues<ListState>().SelectMany(from => Enum.GetValues<ListState>().Where(to => ScenarioList.Allows(from, to)).Select(to => (from, to)));
        Assert.Equal(
            [(Drafting, Scheduled), (Drafting, Published), (Scheduled, Drafting), (Scheduled, Published), (Published, Superseded)], allowed);
    }

    [Fact]
    public void A_scheduled_list_is_neither_edited_nor_scheduled_for_the_past()
    {
        var scenario = Approved();
        var list = Draft(scenario);
        Assert.Equal("list.schedule-past", Assert.Throws<RuleException>(() => list.Schedule(Now, [scenario], Now)).Code);
        list.Schedule(Now.AddHours(1), [scenario], Now);
        Assert.Equal("list.scheduled", Assert.Throws<RuleException>(() => list.Edit(Text(scenario), [scenario])).Code);
        list.Unschedule();
        list.Edit(Text(scenario), [scenario]);
        Assert.Equal((Drafting, 4), (list.State, list.Version));
    }

    [Fact]
    public void An_audience_that_comes_to_nobody_keeps_a_list_from_being_published()
    {
        var scenario = Approved();
        var list = ScenarioList.Create(new(Guid.CreateVersion7(), "测试高新区"), Text(scenario) with { Audience = new(Tiers: ["瞪羚"]) }, [scenario], Now);
        Assert.Equal("list.audience-nobody", Assert.Throws<RuleException>(() => list.Publish("QD-2026-000001", [scenario], [], Now)).Code);
    }

    [Fact]
    public void The_facts_of_an_aimed_list_say_for_whom_it_is()
    {
        var (scenario, member) = (Approved(), Guid.CreateVersion7());
        var list = ScenarioList.Create(new(Guid.CreateVersion7(), "测试高新区"), Text(scenario) with { Audience = new(Regions: ["340100"]) }, [scenario], Now);
        var (published, listed) = list.Publish("QD-2026-000001", [scenario], [member], Now);
        Assert.Equal([member], published.Audience!.Organizations);
        Assert.Equal(["340100"], published.Audience.Regions);
        Assert.True(Assert.Single(listed).Aimed);
    }

    [Fact]
    public void A_rule_for_a_province_holds_its_cities_and_an_empty_rule_is_refused()
    {
        Assert.Equal(["34", "3201", "110108"], new AudienceRule(Regions: ["340000", "320100", "110108"]).RegionPrefixes());
        Assert.Equal("audience.empty", Assert.Single(Assert.Throws<InvalidException>(() => new AudienceRule(Fields: [" "]).Settled()).Errors).Code);
        Assert.Equal("region.unknown", Assert.Single(Assert.Throws<InvalidException>(() => new AudienceRule(Regions: ["999999"]).Settled()).Errors).Code);
    }

    private static Scenario Approved()
    {
        var scenario = Scenario.Create(
            "CJ-2026-000001", new Party(Guid.CreateVersion7(), "测试高新区"), new() { Name = "水质监测", Kind = ScenarioKind.Need, Need = "监测水质" }, Now);
        scenario.Submit(Now);
        scenario.Approve(Guid.CreateVersion7(), Now);
        return scenario;
    }

    private static DraftList Text(Scenario scenario) => new("首批清单", null, [scenario.Id]);

    private static ScenarioList Draft(Scenario scenario) => ScenarioList.Create(new(scenario.OwnerId, "测试高新区"), Text(scenario), [scenario], Now);
}
