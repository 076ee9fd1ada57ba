using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Matchmaking.Introductions;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Matches;

public class MatchTests
{
    private static readonly Dictionary<string, Action<Match>> Actions = new()
    {
        ["approve"] = m => m.Approve(Guid.CreateVersion7(), null, [], Some.Now),
        ["reject"] = m => m.Reject(Guid.CreateVersion7(), "不合适", Some.Now),
        ["park"] = m => m.Park(Guid.CreateVersion7(), null, Some.Now),
        ["lapse"] = m => m.Lapse("conflict.scenario-withdrawn", Some.Now),
        ["second"] = m => m.Second("某园区", "请再考虑"),
        ["answer"] = m => m.Answer(m.ParkId, Some.Yes, Some.Now),
        ["talk"] = m => m.Talk(m.ParkId, Some.Now),
        ["end"] = m => m.End(m.ParkId, TalkEnd.Agreed, 5, null, Some.Now),
    };

    private static readonly Dictionary<MatchState, string[]> Allowed = new()
    {
        [MatchState.InModeration] = ["approve", "reject", "park", "lapse", "second"],
        [MatchState.Parked] = ["approve", "reject", "lapse", "second"],
        [MatchState.Rejected] = ["second"],
        [MatchState.Introduced] = ["answer"],
        [MatchState.Accepted] = ["talk", "end"],
        [MatchState.Declined] = [],
        [MatchState.Talking] = ["talk", "end"],
        [MatchState.Agreed] = [],
        [MatchState.Closed] = [],
    };

    public static IEnumerable<TheoryDataRow<MatchState, string>> EveryStateAndAction =>
        from state in Enum.GetValues<MatchState>() from action in Actions.Keys select new TheoryDataRow<MatchState, string>(state, action);

    [Theory]
    [MemberData(nameof(EveryStateAndAction))]
    public void Every_state_allows_exactly_its_own_actions(MatchState state, string action)
    {
        var match = Some.MatchIn(state);
        var before = match.Version;
        Assert.Equal(state, match.State);

        if (Allowed[state].Contains(action))
        {
            Actions[action](match);
            Assert.Equal(before + 1, match.Version);
        }
        else
        {
            Assert.Throws<RuleException>(() => Actions[action](match));
            Assert.Equal((state, before), (match.State, match.Version));
        }
    }

    [Fact]
    public void Every_state_is_in_the_table() => Assert.Equal(Enum.GetValues<MatchState>().Length * Actions.Count, EveryStateAndAction.Count());

    [Fact]
    public void Approving_offers_it_to_both_sides()
    {
        var match = Some.Match();
        var moderator = Guid.CreateVersion7();

        var offered = match.Approve(moderator, "值得一谈", [], Some.Now);

        Assert.Equal((match.Id, match.ParkId, match.Profile.CompanyId), (offered.MatchId, offered.Park.Id, offered.Company.Id));
        Assert.Equal("值得一谈", offered.Note);
        Assert.Equal((MatchState.Introduced, moderator, Some.Now), (match.State, match.DecidedBy, match.DecidedAt));
    }

    [Fact]
    public void A_rejection_keeps_its_reason()
    {
        var match = Some.Match();
        match.Reject(Guid.CreateVersion7(), "能力不符", Some.Now);
        Assert.Equal("能力不符", match.DecisionReason);
    }

    [Fact]
    public void Both_must_accept_before_it_is_agreed()
    {
        var match = Some.MatchIn(MatchState.Introduced);

        var first = match.Answer(match.CompanyId!.Value, Some.Yes, Some.Now);
        Assert.Equal((1, MatchState.Introduced), (first.Count, match.State));
        var second = match.Answer(match.ParkId, Some.Yes, Some.Now);

        Assert.IsType<IntroductionAnswered>(second[0]);
        Assert.IsType<IntroductionAgreed>(second[1]);
        Assert.Equal((MatchState.Accepted, Some.Now), (match.State, match.Introduction!.AgreedAt));
    }

    [Fact]
    public void One_no_ends_it()
    {
        var match = Some.MatchIn(MatchState.Introduced);
        match.Answer(match.CompanyId!.Value, Some.Yes, Some.Now);
        match.Answer(match.ParkId, Some.No, Some.Now);
        Assert.Equal((MatchState.Declined, "已有供应商"), (match.State, match.Introduction!.DeclineReason));
    }

    [Fact]
    public void Nobody_answers_twice()
    {
        var match = Some.MatchIn(MatchState.Introduced);
        match.Answer(match.ParkId, Some.Yes, Some.Now);
        Assert.Equal("introduction.answered", Assert.Throws<RuleException>(() => match.Answer(match.ParkId, Some.No, Some.Now)).Code);
    }

    [Fact]
    public void The_engine_renews_what_waits_and_leaves_what_a_person_has_decided()
    {
        foreach (var state in Enum.GetValues<MatchState>())
        {
            var match = Some.MatchIn(state);
            match.Renew(match.Profile, new(match.ProfileId, 0.9, Some.NoReasons));
            Assert.Equal(state == MatchState.InModeration ? 0.9 : 0.5, match.Score);
            Assert.Equal(state, match.State);
        }
    }

    [Fact]
    public void What_has_lapsed_waits_again_when_the_engine_finds_it_again()
    {
        var match = Some.Match();
        match.Lapse("conflict.scenario-withdrawn", Some.Now);
        Assert.True(match.Renew(match.Profile, new(match.ProfileId, 0.7, Some.NoReasons)));
        Assert.Equal((MatchState.InModeration, null), (match.State, match.Lapsed));
    }
}
