using Microsoft.Extensions.Options;
using ScenarioHub.Matchmaking.Introductions;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.Matchmaking.Suggestions;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Matches;

public class MatchFlowTests
{
    private static readonly Guid Moderator = Guid.CreateVersion7();

    [Fact]
    public void Four_eyes_are_two_different_moderators()
    {
        var match = Some.Match();
        var asked = match.ApproveFirst(Moderator, "张三", "值得一谈", [], Some.Now);
        Assert.Equal((MatchState.InModeration, "张三"), (match.State, asked.FirstModerator));
        Assert.Equal("match.same-moderator", Assert.Throws<RuleException>(() => match.Approve(Moderator, null, [], Some.Now)).Code);
        var offered = match.Approve(Guid.CreateVersion7(), null, [], Some.Now);
        Assert.Equal((MatchState.Introduced, "值得一谈"), (match.State, offered.Note));
    }

    [Fact]
    public void A_first_approval_is_refused_like_a_second_one_while_something_stands_against_it()
    {
        var match = Some.Match();
        Assert.Equal("conflict.blocked", Assert.Throws<RuleException>(() => match.ApproveFirst(Moderator, "张三", null, [new("conflict.blocked")], Some.Now)).Code);
        Assert.Equal("match.transition", Assert.Throws<RuleException>(() => Some.MatchIn(MatchState.Rejected).ApproveFirst(Moderator, "张三", null, [], Some.Now)).Code);
    }

    [Theory]
    [InlineData("none", false)]
    [InlineData("aimed", false)]
    [InlineData("all", true)]
    public void Which_approvals_take_two_is_a_setting(string setting, bool needed) =>
        Assert.Equal(needed, new FourEyes(Options.Create(new SuggestionOptions { FourEyes = setting })).Needs(Some.Match()));

    [Fact]
    public void A_match_is_parked_until_a_day_to_come_and_wakes()
    {
        var match = Some.Match();
        Assert.Equal("match.park-until", Assert.Throws<RuleException>(() => match.Park(Moderator, null, Some.Now, Some.Now)).Code);
        match.Park(Moderator, null, Some.Now, Some.Now.AddDays(3));
        Assert.Equal(Some.Now.AddDays(3), match.ParkedUntil);
        match.Wake();
        Assert.Equal((MatchState.InModeration, (DateTimeOffset?)null), (match.State, match.ParkedUntil));
        Assert.Throws<RuleException>(match.Wake);
    }

    [Fact]
    public void A_duplicate_is_merged_into_one_of_the_same_scenario_and_leaves_its_note()
    {
        var scenario = Some.Scenario();
        var (one, other) = (Some.Match(scenario, Some.Profile(Guid.CreateVersion7(), "甲公司")), Some.Match(scenario, Some.Profile(Guid.CreateVersion7(), "甲公司（北京）")));
        other.Second("测试高新区", "曾合作");
        other.MergeInto(one, Moderator, Some.Now);
        Assert.Equal((MatchState.Rejected, RejectionReason.Duplicate, one.Id), (other.State, other.ReasonCode, other.MergedInto));
        Assert.Equal(("曾合作", null), (one.Note, one.SuggestedBy));
        Assert.Equal("match.merge", Assert.Throws<RuleException>(() => one.MergeInto(Some.Match(), Moderator, Some.Now)).Code);
        Assert.Equal("match.merge", Assert.Throws<RuleException>(() => one.MergeInto(one, Moderator, Some.Now)).Code);
    }

    [Fact]
    public void A_talk_begins_once_both_have_agreed_and_ends_once()
    {
        var allowed = new[] { MatchState.Accepted, MatchState.Talking };
        foreach (var state in new[] { MatchState.InModeration, MatchState.Parked, MatchState.Rejected, MatchState.Introduced, MatchState.Declined, MatchState.Accepted })
        {
            var match = Some.MatchIn(state);
            if (allowed.Contains(state))
            {
                Assert.Equal("talked", match.Talk(match.ParkId, Some.Now).Step);
                Assert.Equal(MatchState.Talking, match.State);
                Assert.Equal("introduction.value", Assert.Throws<RuleException>(() => match.End(match.ParkId, TalkEnd.Terms, 5, null, Some.Now)).Code);
                Assert.Equal("agreed", match.End(match.ParkId, TalkEnd.Agreed, 2_000_000, null, Some.Now).Step);
                Assert.Equal(MatchState.Agreed, match.State);
            }

            Assert.Equal("introduction.not-talking", Assert.Throws<RuleException>(() => match.Talk(match.ParkId, Some.Now)).Code);
            Assert.Equal("introduction.not-talking", Assert.Throws<RuleException>(() => match.End(match.ParkId, TalkEnd.Agreed, null, null, Some.Now)).Code);
        }
    }

    [Fact]
    public void A_week_has_room_for_so_many_whatever_became_of_them()
    {
        var quota = new Quota(new() { PerCompanyWeek = 3, PerScenarioWeek = 2 });
        quota.CountWeek("企业", 1);
        Assert.Equal(2, Enumerable.Range(0, 9).Count(_ => quota.Take(Guid.CreateVersion7(), "企业")));
        var scenario = Guid.CreateVersion7();
        Assert.Equal(2, Enumerable.Range(0, 9).Count(i => quota.Take(scenario, $"别的企业{i}")));
    }
}
