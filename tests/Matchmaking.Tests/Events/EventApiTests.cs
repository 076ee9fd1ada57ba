using System.Net;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Matchmaking.Tests.Events;

public class EventApiTests(MatchmakingApp app)
{
    private static readonly TestPerson Administrator = TestPerson.Administrator();

    [Fact]
    public async Task From_an_invitation_to_a_programme_that_everyone_knows_and_a_result()
    {
        var (park, day, sides, people) = await InvitedAsync();
        var (company, funder) = (people[0], people[2]);
        foreach (var (who, present) in new (TestPerson, int[])[] { (park, [0, 1]), (people[0], [0, 1]), (people[1], [1]), (funder, [0]) })
        {
            var seen = await app.GetAsync(who, $"events/{day}");
            var own = seen.Body.GetProperty("sides").EnumerateArray().Single(s => s.GetProperty("own").GetBoolean() && s.GetProperty("organizationId").GetGuid() == who.OrganizationId);
            var answered = await app.PostAsync(
                who, $"events/{day}/sides/{own.GetProperty("id").GetGuid()}/answer",
                new { accepted = true, present, wishes = who == company ? new[] { sides[park.OrganizationId] } : [] }, own.GetProperty("version").GetInt64());
            Assert.True(answered.Status == HttpStatusCode.OK, answered.ToString());
        }

        Assert.Empty((await app.GetAsync(company, $"events/{day}")).Body.GetProperty("meetings").EnumerateArray());
        var scheduled = await ActAsync(park, day, "schedule");
        Assert.Equal("scheduled", scheduled["state"]);
        Assert.Equal(scheduled["worth"], scheduled["bound"]);
        var meetings = scheduled.Body.GetProperty("meetings").EnumerateArray().ToList();
        Assert.Contains(meetings, m => m.GetProperty("hostId").GetGuid() == sides[park.OrganizationId] && m.GetProperty("guestId").GetGuid() == sides[company.OrganizationId]);
        Assert.Empty((await app.GetAsync(company, $"events/{day}")).Body.GetProperty("meetings").EnumerateArray());

        var published = await ActAsync(park, day, "publish");
        Assert.Equal("published", published["state"]);
        var own2 = (await app.GetAsync(company, $"events/{day}")).Body.GetProperty("meetings").EnumerateArray().ToList();
        Assert.NotEmpty(own2);
        Assert.All(own2, m => Assert.Equal(sides[company.OrganizationId], m.GetProperty("guestId").GetGuid()));
        var calendar = await app.GetAsync(company, $"events/{day}/calendar");
        Assert.Equal(own2.Count, calendar.Text.Split("BEGIN:VEVENT").Length - 1);
        Assert.Contains(await app.FactsAsync<EventPublished>(TestContext.Current.CancellationToken), f => f.Contains(day.ToString(), StringComparison.Ordinal));

        var meeting = own2[0];
        var path = $"events/{day}/meetings/{meeting.GetProperty("id").GetGuid()}/record";
        var early = await app.PostAsync(company, path, new { hostCame = true, guestCame = true }, meeting.GetProperty("version").GetInt64());
        Assert.Equal((HttpStatusCode.Conflict, "event.not-begun"), (early.Status, early.Code));
        await BeginAsync(day);
        var absent = await app.PostAsync(company, path, new { hostCame = false, guestCame = true, outcome = "intent" }, meeting.GetProperty("version").GetInt64());
        Assert.Equal((HttpStatusCode.Conflict, "event.outcome-absent"), (absent.Status, absent.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync(TestPerson.OfCompany(), path, new { hostCame = true, guestCame = true }, 1)).Status);
        var recorded = await app.PostAsync(company, path, new { hostCame = true, guestCame = true, outcome = "intent", value = 2000000 }, meeting.GetProperty("version").GetInt64());
        Assert.True(recorded.Status == HttpStatusCode.OK, recorded.ToString());
        Assert.Equal("held", (await ActAsync(park, day, "close"))["state"]);
        Assert.Contains(await app.FactsAsync<EventHeld>(TestContext.Current.CancellationToken), f => f.Contains(day.ToString(), StringComparison.Ordinal) && f.Contains("2000000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_server_says_which_moves_are_lawful_and_refuses_the_others_for_the_same_reason()
    {
        var (park, day, sides, people) = await InvitedAsync();
        await AnswerAllAsync(park, day, sides, people);
        var scheduled = await ActAsync(park, day, "schedule");
        var meeting = scheduled.Body.GetProperty("meetings")[0];
        var id = meeting.GetProperty("id").GetGuid();
        var places = (await app.GetAsync(park, $"events/{day}/meetings/{id}/places")).Body.EnumerateArray().ToList();
        Assert.Equal(2 * 2 - 1, places.Count);
        var version = scheduled.Version;
        foreach (var place in places)
        {
            var move = new { slot = place.GetProperty("slot").GetInt32(), room = place.GetProperty("room").GetInt32() };
            var lawful = place.GetProperty("lawful").GetBoolean();
            var reply = await app.PostAsync(park, $"events/{day}/meetings/{id}/move", move, version);
            Assert.True(lawful == (reply.Status == HttpStatusCode.OK), $"{place} → {reply}");
            if (lawful)
            {
                var back = new { slot = meeting.GetProperty("slot").GetInt32(), room = meeting.GetProperty("room").GetInt32() };
                version = (await app.PostAsync(park, $"events/{day}/meetings/{id}/move", back, reply.Version)).Version;
            }
            else
            {
                Assert.Equal(place.GetProperty("code").GetString(), reply.Code);
                Assert.NotEmpty(place.GetProperty("reason").GetString()!);
            }
        }

        var gone = await app.DeleteAsync(park, $"events/{day}/meetings/{id}", version);
        Assert.DoesNotContain(gone.Body.GetProperty("meetings").EnumerateArray(), m => m.GetProperty("id").GetGuid() == id);
        var put = await app.PostAsync(park, $"events/{day}/meetings", new
        {
            hostId = meeting.GetProperty("hostId").GetGuid(), guestId = meeting.GetProperty("guestId").GetGuid(), slot = meeting.GetProperty("slot").GetInt32(), room = meeting.GetProperty("room").GetInt32(),
        }, gone.Version);
        Assert.True(put.Status == HttpStatusCode.OK, put.ToString());
    }

    [Fact]
    public async Task A_blocked_pair_is_never_scheduled_and_never_put_by_hand()
    {
        var (park, day, sides, people) = await InvitedAsync();
        await AnswerAllAsync(park, day, sides, people);
        Assert.Equal(HttpStatusCode.OK, (await app.PutAsync(people[0], $"blocks/{park.OrganizationId}", new { active = true, reason = "不愿对接" }, 0)).Status);
        var scheduled = await ActAsync(park, day, "schedule");
        var (host, guest) = (sides[park.OrganizationId], sides[people[0].OrganizationId]);
        Assert.DoesNotContain(
            scheduled.Body.GetProperty("meetings").EnumerateArray(), m => m.GetProperty("hostId").GetGuid() == host && m.GetProperty("guestId").GetGuid() == guest);
        for (var slot = 0; slot < 2; slot++)
        {
            var put = await app.PostAsync(park, $"events/{day}/meetings", new { hostId = host, guestId = guest, slot, room = 1 }, scheduled.Version);
            Assert.Equal((HttpStatusCode.Conflict, "event.pair-blocked"), (put.Status, put.Code));
        }
    }

    [Fact]
    public async Task Someone_elses_event_is_a_missing_one_and_a_draft_is_its_owners()
    {
        var park = TestPerson.OfPark();
        var draft = await app.PostAsync(park, "events", Day());
        Assert.Equal((HttpStatusCode.Created, "draft"), (draft.Status, draft["state"]));
        Assert.StartsWith("DJ-", draft["number"], StringComparison.Ordinal);
        foreach (var stranger in new[] { TestPerson.OfPark(), TestPerson.OfCompany(), TestPerson.Of("测试银行", OrganizationKinds.Funder) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync(stranger, $"events/{draft.Id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await app.GetAsync(stranger, $"events/{draft.Id}/calendar")).Status);
            Assert.DoesNotContain((await app.GetAsync(stranger, "events?limit=100")).Body.GetProperty("items").EnumerateArray(), d => d.GetProperty("id").GetGuid() == draft.Id);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await app.PostAsync(TestPerson.OfPark(), $"events/{draft.Id}/cancel", new { reason = "不是我的" }, draft.Version)).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.GetAsync(Administrator, $"events/{draft.Id}")).Status);
        Assert.Equal("event.one-sided", (await app.PostAsync(park, $"events/{draft.Id}/invite", null, draft.Version)).Code);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await app.PostAsync(park, $"events/{draft.Id}/cancel", new { reason = "过期" }, draft.Version + 3)).Status);
        var cancelled = await app.PostAsync(park, $"events/{draft.Id}/cancel", new { reason = "场地停电" }, draft.Version);
        Assert.Equal(("cancelled", "场地停电"), (cancelled["state"], cancelled["cancelReason"]));
    }

    [Fact]
    public async Task Bad_input_is_refused_at_its_field()
    {
        var park = TestPerson.OfPark();
        var empty = await app.PostAsync(park, "events", new { });
        Assert.Equal(HttpStatusCode.BadRequest, empty.Status);
        var start = DateTimeOffset.UtcNow.AddDays(9);
        var backwards = await app.PostAsync(park, "events", Day() with { Slots = [new(start, start.AddHours(-1))] });
        Assert.Equal(("slots[0].end", "event.slot-backwards"), Error(backwards));
        var (owner, day, sides, people) = await InvitedAsync();
        var answer = await app.PostAsync(people[0], $"events/{day}/sides/{sides[people[0].OrganizationId]}/answer", new { accepted = true, present = new[] { 7 } }, 2);
        Assert.Equal(("present", "event.present"), Error(answer));
        var wish = await app.PostAsync(people[0], $"events/{day}/sides/{sides[people[0].OrganizationId]}/answer", new { accepted = true, present = new[] { 0 }, wishes = new[] { Guid.NewGuid() } }, 2);
        Assert.Equal(("wishes", "event.wishes"), Error(wish));
        var unknown = await app.PostAsync(owner, $"events/{day}/sides", new { sides = new[] { new { role = "company", organizationId = Guid.NewGuid() } } }, (await app.GetAsync(owner, $"events/{day}")).Version);
        Assert.Equal(("sides[0].organizationId", "event.organization-unknown"), Error(unknown));
    }

    private static (string?, string?) Error(Reply reply) =>
        (reply.Body.GetProperty("errors")[0].GetProperty("field").GetString(), reply.Body.GetProperty("errors")[0].GetProperty("code").GetString());

    /// <summary>The day comes.</summary>
    private Task<int> BeginAsync(Guid day)
    {
        var slots = $$"""[{"start":"{{DateTimeOffset.UtcNow.AddHours(-2):O}}","end":"{{DateTimeOffset.UtcNow.AddHours(-1.5):O}}"},{"start":"{{DateTimeOffset.UtcNow.AddHours(-1):O}}","end":"{{DateTimeOffset.UtcNow.AddHours(-0.5):O}}"}]""";
        return app.WithDbAsync(db => db.Database.ExecuteSqlAsync($"UPDATE meeting_day SET starts_at = now() - interval '2 hours', slots = {slots}::jsonb WHERE id = {day}"));
    }

    private static DayInput Day()
    {
        var start = DateTimeOffset.UtcNow.AddDays(9);
        return new("低空经济对接会", "会展中心", ["一号桌", "二号桌"], [new(start, start.AddMinutes(25)), new(start.AddMinutes(30), start.AddMinutes(55))], start);
    }

    private async Task<Reply> ActAsync(TestPerson who, Guid day, string act)
    {
        var reply = await app.PostAsync(who, $"events/{day}/{act}", null, (await app.GetAsync(who, $"events/{day}")).Version);
        Assert.True(reply.Status == HttpStatusCode.OK, $"{act}: {reply}");
        return reply;
    }

    private async Task AnswerAllAsync(TestPerson park, Guid day, Dictionary<Guid, Guid> sides, TestPerson[] people)
    {
        foreach (var who in people.Append(park))
        {
            var answered = await app.PostAsync(who, $"events/{day}/sides/{sides[who.OrganizationId]}/answer", new { accepted = true, present = new[] { 0, 1 } }, 2);
            Assert.True(answered.Status == HttpStatusCode.OK, answered.ToString());
        }
    }

    /// <summary>A park's event with its scenario, two companies that fit, and a funder; invitations are out.</summary>
    private async Task<(TestPerson Park, Guid Day, Dictionary<Guid, Guid> Sides, TestPerson[] People)> InvitedAsync()
    {
        var (park, words) = (TestPerson.OfPark(), Some.Words());
        TestPerson[] people = [TestPerson.OfCompany($"甲{Guid.NewGuid():n}"), TestPerson.OfCompany($"乙{Guid.NewGuid():n}"), TestPerson.Of($"银行{Guid.NewGuid():n}", OrganizationKinds.Funder)];
        foreach (var who in people)
        {
            await app.PublishAsync(new OrganizationChanged(who.OrganizationId, 2, who.OrganizationKind, who.OrganizationName, "x", "510100", "verified", "瞪羚", DateTimeOffset.UtcNow));
        }

        foreach (var company in people[..2])
        {
            Assert.Equal(HttpStatusCode.Created, (await app.ProfileAsync(company, words)).Status);
        }

        var scenario = await app.ListAsync(park, words);
        var day = await app.PostAsync(park, "events", Day());
        Assert.True(day.Status == HttpStatusCode.Created, day.ToString());
        var version = day.Version;
        await AddAsync(new { role = "scenario", scenarioId = scenario.Id });
        foreach (var who in people)
        {
            await AddAsync(new { role = who.OrganizationKind, organizationId = who.OrganizationId });
        }

        var invited = await app.PostAsync(park, $"events/{day.Id}/invite", null, version);
        Assert.True(invited.Status == HttpStatusCode.OK, invited.ToString());
        return (park, day.Id, invited.Body.GetProperty("sides").EnumerateArray().ToDictionary(s => s.GetProperty("organizationId").GetGuid(), s => s.GetProperty("id").GetGuid()), people);

        async Task AddAsync(object side)
        {
            // Copies of scenario and organisations are on their way.
            var added = await Eventually.Async(() => app.PostAsync(park, $"events/{day.Id}/sides", new { sides = new[] { side } }, version), r => r.Status == HttpStatusCode.OK);
            version = added.Version;
        }
    }

    private sealed record DayInput(string Name, string Place, string[] Rooms, SlotOf[] Slots, DateTimeOffset AnswerBy);

    private sealed record SlotOf(DateTimeOffset Start, DateTimeOffset End);
}
