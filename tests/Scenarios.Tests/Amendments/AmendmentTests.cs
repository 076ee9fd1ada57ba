using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Amendments;

public class AmendmentTests(ScenariosApp app)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_refused_amendment_stays_on_the_parks_desk_until_another_follows()
    {
        var (park, other) = (TestPerson.OfPark(), TestPerson.OfPark());
        var (_, id) = await ListedAsync(park);
        var refused = (await ProposeAsync(park, id, "监测并预警")).Must(201);
        Assert.Equal("proposed", (await app.GetAsync(park, "/amendments/mine")).Must(200).Body[0].GetProperty("state").GetString());
        (await app.PostAsync(TestPerson.Administrator(), $"/amendments/{refused.Id}/reject", new { reason = "不清楚" }, version: 1)).Must(200);
        Assert.Equal("rejected", Assert.Single((await app.GetAsync(park, "/amendments/mine")).Must(200).Body.EnumerateArray()).GetProperty("state").GetString());
        Assert.Empty((await app.GetAsync(other, "/amendments/mine")).Must(200).Body.EnumerateArray());
        Assert.Equal(403, (await app.GetAsync(TestPerson.OfCompany(), "/amendments/mine")).Status);

        (await ProposeAsync(park, id, "监测、预警并派单")).Must(201);
        Assert.Equal("proposed", Assert.Single((await app.GetAsync(park, "/amendments/mine")).Must(200).Body.EnumerateArray()).GetProperty("state").GetString());
    }

    [Fact]
    public async Task An_approved_amendment_is_the_next_edition_with_its_differences_a_notice_of_the_list_and_news_for_followers()
    {
        var (park, follower) = (TestPerson.OfPark(), TestPerson.OfCompany());
        var (list, id) = await ListedAsync(park);
        (await app.SendAsync(follower, HttpMethod.Put, $"/follows/list/{list}")).Must(204);
        var snapshot = (await app.GetAsync(null, $"/lists/{list}/snapshot.json")).Body.ToString();
        var proposed = (await ProposeAsync(park, id, "监测并预警")).Must(201);
        Assert.Equal("监测", (await app.GetAsync(null, $"/catalogue/{id}"))["need"].GetString());
        Assert.Empty((await app.GetAsync(null, $"/{id}/amendments")).Body.EnumerateArray());
        Assert.Equal("amendment.open", (await ProposeAsync(park, id, "又一次")).Must(409).Code);

        (await app.PostAsync(TestPerson.Administrator(), $"/amendments/{proposed.Id}/approve", version: 1)).Must(200);
        Assert.Equal("监测并预警", (await app.GetAsync(null, $"/catalogue/{id}"))["need"].GetString());
        Assert.Equal(1, (await app.GetAsync(null, $"/catalogue?ownerId={park.OrganizationId}&q=预警")).Must(200)["total"].GetInt32());
        var edition = Assert.Single((await app.GetAsync(null, $"/{id}/amendments")).Must(200).Body.EnumerateArray());
        Assert.Equal(2, edition.GetProperty("edition").GetInt32());
        var change = Assert.Single(edition.GetProperty("changes").EnumerateArray());
        Assert.Equal(("need", "监测", "监测并预警"), (change.GetProperty("field").GetString(), change.GetProperty("before").GetString(), change.GetProperty("after").GetString()));
        var notice = Assert.Single((await app.GetAsync(null, $"/lists/{list}/notices")).Must(200).Body.EnumerateArray());
        Assert.Equal((1, "amendment"), (notice.GetProperty("number").GetInt32(), notice.GetProperty("kind").GetString()));
        Assert.Equal(snapshot, (await app.GetAsync(null, $"/lists/{list}/snapshot.json")).Body.ToString());
        Assert.Contains(follower.PersonId.ToString(), Assert.Single(await app.FactsAsync<ScenarioAmended>(Ct), f => f.Contains(id.ToString(), StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(2, (await app.FactsAsync<ScenarioListed>(Ct)).Count(f => f.Contains(id.ToString(), StringComparison.Ordinal)));

        (await app.PostAsync(park, $"/{id}/withdraw", new { reason = "项目调整" }, 5)).Must(200);
        var last = (await app.GetAsync(null, $"/lists/{list}/notices")).Must(200).Body[0];
        Assert.Equal((2, "withdrawal", "项目调整"), (last.GetProperty("number").GetInt32(), last.GetProperty("kind").GetString(), last.GetProperty("reason").GetString()));
        Assert.Contains(follower.PersonId.ToString(), Assert.Single(await app.FactsAsync<ListNoticePosted>(Ct), f => f.Contains(id.ToString(), StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_kept_to_registered_readers_stays_so_in_the_differences()
    {
        var park = TestPerson.OfPark();
        var id = (await app.ListedAsync(park, new { name = "内部部门", kind = "need", need = "监测", department = "科技局", registeredFields = new[] { "department" } })).Single();
        var content = new { name = "内部部门", kind = "need", need = "监测", department = "创新局", registeredFields = new[] { "department" } };
        var amendment = (await app.PostAsync(park, $"/{id}/amendments", new { content, rationale = "机构改革" })).Must(201);
        (await app.PostAsync(TestPerson.Administrator(), $"/amendments/{amendment.Id}/approve", version: 1)).Must(200);
        Assert.Empty((await app.GetAsync(null, $"/{id}/amendments")).Must(200).Body[0].GetProperty("changes").EnumerateArray());
        Assert.Equal("创新局", (await app.GetAsync(TestPerson.OfCompany(), $"/{id}/amendments")).Must(200).Body[0].GetProperty("changes")[0].GetProperty("after").GetString());
    }

    [Fact]
    public async Task Nothing_is_amended_without_a_difference_by_a_stranger_or_after_a_refusal()
    {
        var park = TestPerson.OfPark();
        var (_, id) = await ListedAsync(park);
        Assert.Equal("amendment.nothing", (await ProposeAsync(park, id, "监测")).Must(409).Code);
        Assert.Equal(404, (await ProposeAsync(TestPerson.OfPark(), id, "别家")).Status);
        Assert.Equal(400, (await app.PostAsync(park, $"/{id}/amendments", new { content = new { name = "x" }, rationale = "" })).Status);
        var proposed = (await ProposeAsync(park, id, "改一改")).Must(201);
        Assert.Equal(404, (await app.PostAsync(TestPerson.OfPark(), $"/amendments/{proposed.Id}/withdraw", version: 1)).Status);
        Assert.Equal(428, (await app.PostAsync(TestPerson.Administrator(), $"/amendments/{proposed.Id}/approve")).Status);
        var refused = (await app.PostAsync(TestPerson.Administrator(), $"/amendments/{proposed.Id}/reject", new { reason = "理由不足" }, 1)).Must(200);
        Assert.Equal(("rejected", "理由不足"), (refused.State, refused["reason"].GetString()));
        Assert.Equal("amendment.decided", (await app.PostAsync(TestPerson.Administrator(), $"/amendments/{proposed.Id}/approve", version: 2)).Must(409).Code);
        Assert.Equal("监测", (await app.GetAsync(null, $"/catalogue/{id}"))["need"].GetString());
        var draft = await app.DraftAsync(park);
        Assert.Equal("amendment.not-now", (await ProposeAsync(park, draft.Id, "草稿")).Must(409).Code);
    }

    private Task<ScenariosApp.Answer> ProposeAsync(TestPerson park, Guid id, string need) =>
        app.PostAsync(park, $"/{id}/amendments", new { content = new { name = "水质场景", kind = "need", need }, rationale = "指标有误" });

    private async Task<(Guid List, Guid Scenario)> ListedAsync(TestPerson park)
    {
        var id = (await app.ApprovedAsync(park, new { name = "水质场景", kind = "need", need = "监测" })).Single().Id;
        return ((await app.PublishAsync(park, [id])).Id, id);
    }
}
