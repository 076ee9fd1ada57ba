using ScenarioHub.Contracts;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;
using static ScenarioHub.Scenarios.Scenarios.ScenarioState;

namespace ScenarioHub.Scenarios.Tests.Scenarios;

public class LifeCycleTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Moderator = Guid.NewGuid();

    private static readonly Dictionary<string, (Action<Scenario> Do, ScenarioState To, ScenarioState[] From)> Acts = new()
    {
        ["submit"] = (s => s.Submit(Now), Submitted, [Draft, Returned]),
        ["approve"] = (s => s.Approve(Moderator, Now), Approved, [Submitted]),
        ["return"] = (s => s.Return(new Dictionary<string, string> { ["need"] = "太短" }, Moderator, Now), Returned, [Submitted]),
        ["list"] = (s => s.List(Guid.NewGuid(), null, Now), Listed, [Approved]),
        ["withdraw"] = (s => s.Withdraw("不再需要", Now), Withdrawn, [Draft, Submitted, Returned, Approved, Listed, Matched, Bidding]),
    };

    private static readonly Dictionary<ScenarioState, string[]> Ways = new()
    {
        [Draft] = [], [Submitted] = ["submit"], [Returned] = ["submit", "return"], [Approved] = ["submit", "approve"],
        [Listed] = ["submit", "approve", "list"], [Withdrawn] = ["withdraw"],
    };

    [Fact]
    public void Every_act_is_allowed_in_exactly_the_states_of_the_life_cycle()
    {
        var (done, refused) = (0, 0);
        foreach (var state in Enum.GetValues<ScenarioState>().Except([Accepted, Demonstrated]))
        {
            foreach (var (name, act) in Acts)
            {
                var scenario = In(state);
                var before = scenario.Version;
                if (act.From.Contains(state))
                {
                    act.Do(scenario);
                    Assert.Equal((act.To, before + 1), (scenario.State, scenario.Version));
                    done++;
                }
                else
                {
                    var rule = Assert.Throws<RuleException>(() => act.Do(scenario));
                    Assert.Equal($"scenario.cannot-be-{act.To.ToString().ToLowerInvariant()}", rule.Code);
                    Assert.True((scenario.State, scenario.Version) == (state, before), $"{name} in {state} changed something");
                    refused++;
                }
            }
        }

        Assert.Equal((12, 33), (done, refused));
    }

    [Fact]
    public void Events_from_elsewhere_carry_a_scenario_forward_and_never_back()
    {
        Dictionary<ScenarioState, ScenarioState[]> from = new()
        {
            [Matched] = [Listed], [Bidding] = [Listed, Matched], [InDelivery] = [Listed, Matched, Bidding],
            [Accepted] = [Listed, Matched, Bidding, InDelivery],
        };
        foreach (var state in Enum.GetValues<ScenarioState>().Except([Accepted, Demonstrated]))
        {
            foreach (var next in Enum.GetValues<ScenarioState>())
            {
                var scenario = In(state);
                var moved = scenario.Advance(next, Now);
                Assert.Equal(from.GetValueOrDefault(next)?.Contains(state) == true, moved);
                Assert.Equal(moved ? next : state, scenario.State);
            }
        }
    }

    [Fact]
    public void Only_a_draft_or_a_returned_scenario_can_be_edited()
    {
        foreach (var state in Enum.GetValues<ScenarioState>().Except([Accepted, Demonstrated]))
        {
            var scenario = In(state);
            var edit = () => scenario.Edit(scenario.Content with { Name = "新的名称" }, Now);
            if (state is Draft or Returned)
            {
                edit();
                Assert.Equal("新的名称", scenario.Content.Name);
            }
            else
            {
                Assert.Equal("scenario.not-editable", Assert.Throws<RuleException>(edit).Code);
            }
        }
    }

    [Fact]
    public void Nobody_decides_on_a_scenario_of_the_own_organisation()
    {
        var scenario = In(Submitted);
        Assert.Equal("moderation.own", Assert.Throws<RuleException>(() => scenario.Approve(scenario.OwnerId, Now)).Code);
        Assert.Equal("moderation.own", Assert.Throws<RuleException>(() => scenario.Return(new Dictionary<string, string>(), scenario.OwnerId, Now)).Code);
        Assert.Equal(Submitted, scenario.State);
    }

    [Fact]
    public void A_deadline_that_has_passed_must_be_changed_before_handing_in()
    {
        var scenario = Make(new() { Name = "名称", Kind = ScenarioKind.Need, Need = "需求", Deadline = Now });
        Assert.Equal("scenario.deadline-past", Assert.Throws<RuleException>(() => scenario.Submit(Now)).Code);
        scenario.Submit(Now.AddTicks(-1));
        Assert.Equal(Submitted, scenario.State);
    }

    [Fact]
    public void Handing_in_again_forgets_the_reasons_of_the_return()
    {
        var scenario = In(Returned);
        Assert.Equal("太短", scenario.ReturnReasons!["need"]);
        scenario.Submit(Now);
        Assert.Null(scenario.ReturnReasons);
    }

    [Fact]
    public void Withdrawing_tells_others_only_of_what_had_been_public()
    {
        Assert.Null(In(Approved).Withdraw("不再需要", Now));
        Assert.Equal("不再需要", In(Listed).Withdraw("不再需要", Now)!.Reason);
    }

    [Fact]
    public void The_public_never_sees_a_field_that_is_kept_to_people_signed_in()
    {
        var full = new ScenarioContent
        {
            Name = "名称", Kind = ScenarioKind.Need, Need = "需求", DemandParty = "甲", Goals = "乙", Indicators = [new("丙", "1", null, null)],
            Cooperation = CooperationMode.Lease, InvestmentYuan = 5, Period = "丁", Department = "戊", PolicyReferences = ["己"], RegisteredFields = Visibility.Hideable,
        };
        var seen = full.VisibleTo(Reader.Public);
        Assert.Equal(
            (null, null, 0, null, null, null, null, 0),
            (seen.DemandParty, seen.Goals, seen.Indicators.Length, seen.Cooperation, seen.InvestmentYuan, seen.Period, seen.Department, seen.PolicyReferences.Length));
        Assert.Equal(full, full.VisibleTo(Reader.Public with { SignedIn = true }));
        var card = Make(full);
        Assert.Null(card.Tell(Guid.NewGuid(), Now).Scenario.Goals);
    }

    internal static Scenario In(ScenarioState state)
    {
        var scenario = Make(new() { Name = "水质监测", Kind = ScenarioKind.Need, Need = "环湖水质监测" });
        var further = state is Matched or Bidding or InDelivery;
        foreach (var act in Ways[further ? Listed : state])
        {
            Acts[act].Do(scenario);
        }

        Assert.True(!further || scenario.Advance(state, Now));
        return scenario;
    }

    private static Scenario Make(ScenarioContent content) => Scenario.Create("CJ-2026-000001", new Party(Guid.NewGuid(), "测试高新区"), content, Now);
}
