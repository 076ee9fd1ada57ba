using System.Text.Json;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Moderation;

public class ModerationTests(ScenariosApp app)
{
    [Fact]
    public async Task A_returned_scenario_carries_reasons_by_field_and_comes_back_better()
    {
        var park = TestPerson.OfPark();
        var draft = await app.DraftAsync(park);
        (await app.PostAsync(park, $"/{draft.Id}/submit", version: 1)).Must(200);
        Assert.Equal("scenario.not-editable", (await app.PutAsync(park, $"/{draft.Id}", Content("改写"), 2)).Must(409).Code);
        var unknown = (await app.PostAsync(TestPerson.Administrator(), $"/{draft.Id}/return", new { reasons = new { nede = "请补充", need = "" } }, 2)).Must(400);
        Assert.Equal(["moderation.field-unknown", "field.length"], unknown["errors"].EnumerateArray().Select(e => e.GetProperty("code").GetString()));
        var returned = (await app.PostAsync(TestPerson.Administrator(), $"/{draft.Id}/return", new { reasons = new { need = "请补充指标" } }, 2)).Must(200);
        Assert.Equal("请补充指标", returned["returnReasons"].GetProperty("need").GetString());
        var edited = (await app.PutAsync(park, $"/{draft.Id}", Content("改写后的需求"), 3)).Must(200);
        Assert.Equal("请补充指标", edited["returnReasons"].GetProperty("need").GetString());
        var again = (await app.PostAsync(park, $"/{draft.Id}/submit", version: 4)).Must(200);
        Assert.False(again.Body.TryGetProperty("returnReasons", out _));
        Assert.Equal("approved", (await app.PostAsync(TestPerson.Administrator(), $"/{draft.Id}/approve", version: 5)).Must(200).State);
    }

    [Fact]
    public async Task Nobody_approves_what_belongs_to_the_own_organisation()
    {
        var park = TestPerson.OfPark();
        var draft = await app.DraftAsync(park);
        (await app.PostAsync(park, $"/{draft.Id}/submit", version: 1)).Must(200);
        var both = park.Colleague() with { Roles = ["administrator"] };
        Assert.Equal("moderation.own", (await app.PostAsync(both, $"/{draft.Id}/approve", version: 2)).Must(409).Code);
        Assert.Equal("moderation.own", (await app.PostAsync(both, "/moderation/approve", new { scenarios = new[] { new { id = draft.Id, version = 2 } } })).Must(409).Code);
        Assert.Equal("submitted", (await app.GetAsync(park, $"/{draft.Id}")).State);
    }

    [Fact]
    public async Task Approving_many_is_all_or_nothing()
    {
        var park = TestPerson.OfPark();
        var first = await app.DraftAsync(park, "第一个");
        var second = await app.DraftAsync(park, "第二个");
        (await app.PostAsync(park, "/submit", new { scenarios = new[] { new { id = first.Id, version = 1 }, new { id = second.Id, version = 1 } } })).Must(200);
        var stale = new { scenarios = new[] { new { id = first.Id, version = 2 }, new { id = second.Id, version = 1 } } };
        Assert.Equal("selection.stale", (await app.PostAsync(TestPerson.Administrator(), "/moderation/approve", stale)).Must(412).Code);
        Assert.Equal("submitted", (await app.GetAsync(park, $"/{first.Id}")).State);
        var one = Assert.Single((await app.FactsAsync<ScenariosSubmitted>(TestContext.Current.CancellationToken))
            .Select(f => JsonSerializer.Deserialize<ScenariosSubmitted>(f, JsonSerializerOptions.Web)!), f => f.Owner.Id == park.OrganizationId);
        Assert.Equal([first.Id, second.Id], one.ScenarioIds);
    }

    [Fact]
    public async Task Two_administrators_who_decide_at_once_end_with_one_decision()
    {
        var park = TestPerson.OfPark();
        var draft = await app.DraftAsync(park);
        (await app.PostAsync(park, $"/{draft.Id}/submit", version: 1)).Must(200);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => i % 2 == 0
            ? app.PostAsync(TestPerson.Administrator(), $"/{draft.Id}/approve", version: 2)
            : app.PostAsync(TestPerson.Administrator(), $"/{draft.Id}/return", new { reasons = new { need = "请补充" } }, 2)));
        Assert.Equal([200, 412, 412, 412], answers.Select(a => a.Status).Order());
        Assert.Equal(3, (await app.GetAsync(park, $"/{draft.Id}")).Version);
    }

    [Fact]
    public async Task The_queue_shows_the_longest_waiting_first_and_no_drafts()
    {
        var park = TestPerson.OfPark();
        var word = $"队列{Guid.NewGuid():n}"[..12];
        var drafts = new List<Guid>();
        foreach (var name in new[] { "甲", "乙", "丙" })
        {
            drafts.Add((await app.DraftAsync(park, $"{name} {word}")).Id);
        }

        foreach (var id in new[] { drafts[1], drafts[0] })
        {
            (await app.PostAsync(park, $"/{id}/submit", version: 1)).Must(200);
        }

        var queue = (await app.GetAsync(TestPerson.Administrator(), $"/moderation?q={word}")).Must(200);
        Assert.Equal([drafts[1], drafts[0]], queue["items"].EnumerateArray().Select(i => i.GetProperty("id").GetGuid()));
        Assert.Equal(2, queue["total"].GetInt32());
        Assert.Equal(404, (await app.GetAsync(TestPerson.Administrator(), $"/{drafts[2]}")).Status);
    }

    [Fact]
    public async Task Every_step_is_in_the_audit_trail_of_its_park()
    {
        var park = TestPerson.OfPark();
        var id = (await app.ListedAsync(park, new { name = "水质监测", kind = "need", need = "需求" })).Single();
        (await app.PostAsync(park, $"/{id}/withdraw", new { reason = "不再需要" }, 4)).Must(200);
        var trail = (await app.GetAsync(park.Colleague(), $"/audit?subject={id}")).Must(200)["items"].EnumerateArray().Select(e => e.GetProperty("act").GetString());
        Assert.Equal(["scenario.withdraw", "scenario.list", "scenario.approve", "scenario.submit", "scenario.create"], trail);
        Assert.Empty((await app.GetAsync(TestPerson.OfPark(), $"/audit?subject={id}")).Must(200)["items"].EnumerateArray());
        Assert.Single(await app.FactsAsync<ScenarioWithdrawn>(TestContext.Current.CancellationToken), f => f.Contains(id.ToString(), StringComparison.Ordinal));
    }

    private static object Content(string need) => new { name = "水质监测场景", kind = "need", need };
}
