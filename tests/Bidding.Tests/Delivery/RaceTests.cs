using ScenarioHub.Bidding.Races;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;
using static ScenarioHub.Bidding.Tests.Delivery.Agreed;

namespace ScenarioHub.Bidding.Tests.Delivery;

public class RaceTests
{
    private static readonly SetRace Plan = new(
        [new("样机考核", Start.AddMonths(6)), new("中试考核", Start.AddMonths(12))], 400_000, new(Third, "检测中心"));

    [Fact]
    public void Gates_are_at_least_two_later_than_now_and_one_after_the_other()
    {
        var (challenge, _) = Awarded(2);
        Assert.Equal("race.too-few-gates", Wrong(Plan with { Gates = [Plan.Gates[0]] }));
        Assert.Equal("race.gate-order", Wrong(Plan with { Gates = [Plan.Gates[1], Plan.Gates[0]] }));
        Assert.Equal("contract.third-party-of-side", Wrong(Plan with { Judge = new(challenge.OwnerId, "园区") }));
        Assert.Equal("race.one-winner", Assert.Throws<RuleException>(() => Race.Set(Awarded().Challenge, Plan, Start)).Code);
        string Wrong(SetRace plan) => Assert.Throws<InvalidException>(() => Race.Set(challenge, plan, Start)).Errors[0].Code;
    }

    [Fact]
    public void Runners_have_the_same_dates_first_money_and_judge()
    {
        var (challenge, bids) = Awarded(2);
        var race = Race.Set(challenge, Plan, Start);
        var same = Terms() with
        {
            Milestones = [new(null, "一", Plan.Gates[0].Date, 30, null), new(null, "二", Plan.Gates[1].Date, 30, null), new(null, "验收", Start.AddMonths(18), 40, null)],
        };
        race.Check(Draft(challenge, bids[0], same));
        Assert.Equal("race.dates", Code(() => race.Check(Draft(challenge, bids[0]))));
        Assert.Equal("race.judge", Code(() => race.Check(Draft(challenge, bids[0], same with { ThirdParty = new(Guid.NewGuid(), "别的") }))));
        var other = Race.Set(challenge, Plan with { FirstYuan = 500_000 }, Start);
        Assert.Equal("race.first-money", Code(() => other.Check(Draft(challenge, bids[0], same))));
    }

    [Fact]
    public void At_a_gate_all_are_marked_and_a_failing_runner_does_not_go_on_by_itself()
    {
        var (challenge, bids) = Awarded(3, 3);
        var (race, day) = (Race.Set(challenge, Plan, Start), Start.AddMonths(6));
        Assert.Equal("race.gate-early", Code(() => race.GiveMark(1, new(bids[0].Id, Mark.Good, "进展良好"), Start)));
        race.GiveMark(1, new(bids[0].Id, Mark.Excellent, "进展优秀"), day);
        race.GiveMark(1, new(bids[1].Id, Mark.Poor, "没有进展"), day);
        GateDecision[] decisions = [new(bids[0].Id, GateChoice.Continue, null, 300_000), new(bids[1].Id, GateChoice.Continue, null, null), new(bids[2].Id, GateChoice.Stop, null, null)];
        Assert.Equal("race.marks-missing", Code(() => race.Decide(1, decisions, day)));
        race.GiveMark(1, new(bids[2].Id, Mark.Fair, "进展一般"), day);
        Assert.Equal("race.poor-goes-on", Code(() => race.Decide(1, decisions, day)));
        decisions[1] = decisions[1] with { Choice = GateChoice.Merge, MergeInto = bids[0].Id };
        Assert.Equal("race.decisions-missing", Code(() => race.Decide(1, decisions[..2], day)));
        Assert.Equal(1, race.Decide(1, decisions, day).StillRunning);
        Assert.Equal([RunnerState.Running, RunnerState.Merged, RunnerState.Stopped], race.Runners.Select(r => r.State));
        Assert.Equal("race.gate-next", Code(() => race.GiveMark(1, new(bids[0].Id, Mark.Good, "进展良好"), day)));
    }

    [Fact]
    public void The_first_to_reach_the_target_wins_where_the_scheme_lets_it()
    {
        var (challenge, bids) = Awarded(2);
        var race = Race.Set(challenge, Plan, Start);
        Assert.True(race.MayWin(bids[0].Id, new()));
        Assert.False(race.MayWin(bids[0].Id, new() { FirstToReachWins = false }));
        race.Leave(bids[0].Id, true, Start);
        Assert.Equal([RunnerState.Won, RunnerState.Stopped], race.Runners.Select(r => r.State));
        Assert.False(race.MayWin(bids[1].Id, new()));
        Assert.Equal("race.over", Code(() => race.GiveMark(1, new(bids[1].Id, Mark.Good, "进展良好"), Start.AddYears(1))));
    }

    private static string Code(Action act) => Assert.Throws<RuleException>(act).Code;
}
