using ScenarioHub.Contracts;
using ScenarioHub.Matchmaking.Events;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Events;

public class MeetingDayTests
{
    private static readonly PairRules NoRules = new(new Dictionary<(Guid, Guid), string>(), new Dictionary<(Guid, Guid), double>(), 0.2);

    [Fact]
    public void Each_act_is_possible_only_in_its_states()
    {
        var states = Enum.GetValues<DayState>();
        var acts = new Dictionary<string, (DayState[] In, Action<MeetingDay> Act)>
        {
            ["invite"] = ([DayState.Draft], d => d.Invite(Some.Now)),
            ["publish"] = ([DayState.Scheduled], d => d.Publish(Some.Now)),
            ["close"] = ([DayState.Published], d => d.Close(d.StartsAt)),
            ["cancel"] = ([DayState.Draft, DayState.Inviting, DayState.Scheduled, DayState.Published], d => d.Cancel("场地停电", Some.Now)),
            ["schedule"] = ([DayState.Inviting, DayState.Scheduled], d => d.Arrange([Meeting(d)], 1, 1)),
        };
        var asked = 0;
        foreach (var (name, (allowed, act)) in acts)
        {
            foreach (var state in states)
            {
                var day = In(state);
                if (allowed.Contains(state))
                {
                    act(day);
                }
                else
                {
                    Assert.Equal("event.transition", Assert.Throws<RuleException>(() => act(day)).Code);
                    Assert.Equal(state, day.State);
                }

                asked++;
            }
        }

        Assert.Equal(acts.Count * states.Length, asked);
    }

    [Fact]
    public void Slots_run_forward_and_do_not_overlap_and_answers_come_before_the_beginning()
    {
        var start = Some.Now.AddDays(30);
        Assert.Equal("event.slot-backwards", Broken(Frame() with { Slots = [new(start, start)] }));
        Assert.Equal("event.slot-overlap", Broken(Frame() with { Slots = [new(start, start.AddMinutes(30)), new(start.AddMinutes(20), start.AddMinutes(50))] }));
        Assert.Equal("event.rooms", Broken(Frame() with { Rooms = ["一号桌", "一号桌"] }));
        Assert.Equal("event.answer-by", Broken(Frame() with { AnswerBy = start.AddDays(1) }));
        Frame().Checked();
    }

    [Fact]
    public void A_move_is_lawful_only_where_both_are_there_and_free_and_the_room_is()
    {
        var day = In(DayState.Scheduled);
        var (meeting, programme) = (day.Meetings[0], new Programme(day, NoRules));
        var guest = day.SideOf(meeting.GuestId);
        Assert.Equal("event.not-there", programme.Exchange(meeting, 2, 0).Refusal?.Code);
        Assert.Equal("event.no-such-place", programme.Exchange(meeting, 9, 0).Refusal?.Code);
        Assert.Equal("event.no-such-place", programme.Exchange(meeting, 0, 7).Refusal?.Code);
        Assert.Null(programme.Exchange(meeting, 1, 0).Refusal);
        Assert.Equal("event.met", programme.Refusal(day.SideOf(meeting.HostId), guest, 1, 1)?.Code);
        var barred = new PairRules(new Dictionary<(Guid, Guid), string> { [(meeting.HostId, meeting.GuestId)] = "event.pair-blocked" }, new Dictionary<(Guid, Guid), double>(), 0.2);
        Assert.Equal("event.pair-blocked", new Programme(day, barred).Exchange(meeting, 1, 0).Refusal?.Code);
        Assert.Equal("event.pair-blocked", Assert.Throws<RuleException>(() => day.Move(meeting.Id, 1, 0, barred, Some.Now)).Code);
        day.Move(meeting.Id, 1, 1, NoRules, Some.Now);
        Assert.Equal((1, 1, true), (meeting.Slot, meeting.Room, meeting.ByHand));
    }

    [Fact]
    public void Moving_onto_another_meeting_exchanges_the_two_where_both_can()
    {
        var day = In(DayState.Inviting, companies: 2);
        var (host, first, second) = (day.Sides[0], day.Sides[1], day.Sides[2]);
        day.Arrange([Of(day, host, first, 0), Of(day, host, second, 1)], 2, 2);
        var (one, two) = (day.Meetings[0], day.Meetings[1]);
        day.Move(one.Id, 1, 0, NoRules, Some.Now);
        Assert.Equal((1, 0), (one.Slot, two.Slot));
        Assert.Equal("event.busy", new Programme(day, NoRules).Exchange(one, 0, 1).Refusal?.Code);
    }

    [Fact]
    public void What_both_wish_for_is_worth_more_and_a_barred_pair_nothing()
    {
        var day = In(DayState.Inviting, wishes: true);
        var (host, guest) = (day.Sides[0], day.Sides[1]);
        var fits = new Dictionary<(Guid, Guid), double> { [(host.Id, guest.Id)] = 0.5 };
        var wished = new PairRules(new Dictionary<(Guid, Guid), string>(), fits, 0.2).Worth(host, guest);
        var other = In(DayState.Inviting);
        var plain = new PairRules(new Dictionary<(Guid, Guid), string>(), new Dictionary<(Guid, Guid), double> { [(other.Sides[0].Id, other.Sides[1].Id)] = 0.5 }, 0.2);
        Assert.Equal(500, plain.Worth(other.Sides[0], other.Sides[1]));
        Assert.True(wished > 1000);
        Assert.Equal(0, new PairRules(new Dictionary<(Guid, Guid), string> { [(host.Id, guest.Id)] = "event.pair-same" }, fits, 0.2).Worth(host, guest));
        Assert.Equal(0, NoRules.Worth(other.Sides[0], other.Sides[1]));
    }

    [Fact]
    public void Who_declines_after_the_publication_takes_the_meetings_along_and_the_others_are_told()
    {
        var day = In(DayState.Published);
        var facts = day.Decline(day.Sides[1], "临时有事", Some.Now);
        Assert.Empty(day.Meetings);
        Assert.Equal(2, facts.Count);
        Assert.Equal("event.answers-closed", Assert.Throws<RuleException>(() => day.Accept(day.Sides[1], [0], [], Some.Now)).Code);
    }

    [Fact]
    public void Who_is_taken_off_an_event_that_it_was_asked_to_sees_nothing_of_it_any_more_unless_it_has_another_place()
    {
        var day = In(DayState.Inviting);
        var (host, company) = (day.Sides[0], day.Sides[1]);
        day.Add(SideRole.Scenario, host.Organization, Guid.CreateVersion7(), "桥梁检测", Some.Now);
        Assert.Null(day.Remove(host.Id, Some.Now).Gone);
        Assert.Equal(company.OrganizationId, day.Remove(company.Id, Some.Now).Gone?.OrganizationId);

        var draft = In(DayState.Draft);
        Assert.Null(draft.Remove(draft.Sides[1].Id, Some.Now).Gone);
    }

    [Fact]
    public void A_calendar_line_has_at_most_75_octets_and_cuts_no_character()
    {
        var day = In(DayState.Published, name: string.Concat(Enumerable.Repeat("低空经济，供需对接;", 9)));
        var view = new DayView(
            day.Id, 1, day.Number, day.Name, day.Place, null, day.Owner, day.State, day.Rooms, day.Slots, 3, day.StartsAt, day.AnswerBy, Some.Now, null, null, null, null, [],
            [.. day.Meetings.Select(m => new MeetingView(m.Id, 1, m.Slot, m.Room, m.HostId, "甲", m.GuestId, "乙", 1, false, null, null, null, null, null, false))], []);
        var lines = Icalendar.Of(view, Some.Now).Split("\r\n");
        Assert.All(lines, line => Assert.True(System.Text.Encoding.UTF8.GetByteCount(line) <= 75, line));
        var unfolded = string.Join("\r\n", lines).Replace("\r\n ", "", StringComparison.Ordinal);
        Assert.Contains("低空经济，供需对接\\;低空经济", unfolded, StringComparison.Ordinal);
        Assert.Single(lines, "BEGIN:VEVENT");
        Assert.DoesNotContain('\uFFFD', unfolded);
    }

    private static string Broken(Frame frame) => Assert.Throws<InvalidException>(() => frame.Checked()).Errors[0].Code;

    private static Frame Frame(string name = "低空经济对接会")
    {
        var start = Some.Now.AddDays(30);
        return new(name, "会展中心", null, ["一号桌", "二号桌"], [.. Enumerable.Range(0, 3).Select(i => new Slot(start.AddMinutes(30 * i), start.AddMinutes(30 * i + 25)))], 3, start.AddDays(-5));
    }

    private static Meeting Meeting(MeetingDay day) => Of(day, day.Sides[0], day.Sides[1], 0);

    private static Meeting Of(MeetingDay day, Side host, Side guest, int slot) => Matchmaking.Events.Meeting.Of(day.Id, host.Id, guest.Id, slot, 0, 1, byHand: false);

    /// <summary>A day with a host and companies, in a state by the acts that lead there; nobody is there in the last slot but the host.</summary>
    private static MeetingDay In(DayState state, int companies = 1, bool wishes = false, string name = "低空经济对接会")
    {
        var day = MeetingDay.Of("DJ-2026-000001", new Party(Guid.CreateVersion7(), "平台"), Frame(name), Some.Now);
        day.Add(SideRole.Scenario, new(Guid.CreateVersion7(), "测试高新区"), Guid.CreateVersion7(), "水质监测", Some.Now);
        for (var i = 0; i < companies; i++)
        {
            day.Add(SideRole.Company, new(Guid.CreateVersion7(), $"测试企业{i}"), null, null, Some.Now);
        }

        if (state == DayState.Draft)
        {
            return day;
        }

        day.Invite(Some.Now);
        day.Accept(day.Sides[0], [0, 1, 2], wishes ? [day.Sides[1].Id] : [], Some.Now);
        foreach (var side in day.Sides.Skip(1))
        {
            day.Accept(side, [0, 1], wishes ? [day.Sides[0].Id] : [], Some.Now);
        }

        if (state is DayState.Scheduled or DayState.Published or DayState.Held)
        {
            day.Arrange([Meeting(day)], 1, 1);
        }

        if (state is DayState.Published or DayState.Held)
        {
            day.Publish(Some.Now);
        }

        if (state == DayState.Held)
        {
            day.Close(day.StartsAt);
        }

        if (state == DayState.Cancelled)
        {
            day.Cancel("场地停电", Some.Now);
        }

        return day;
    }
}
