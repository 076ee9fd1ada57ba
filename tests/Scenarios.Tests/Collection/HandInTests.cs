using System.Security.Cryptography;
using System.Text.Json;
using ScenarioHub.Contracts.Identity;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Collection;

public class HandInTests(ScenariosApp app)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hand_in_gets_a_receipt_whose_digest_anyone_can_compute_again()
    {
        var (park, company) = (TestPerson.OfPark(), TestPerson.OfCompany());
        var call = await app.OpenCallAsync(park);
        var handIn = await app.HandInAsync(company, call.Id);
        Assert.Matches("^ZJ-20[0-9]{2}-[0-9]{6}$", handIn["number"].GetString());
        Assert.Equal(company.OrganizationName, handIn["content"].GetProperty("demandParty").GetString());
        using var client = app.As(company);
        var file = await client.GetByteArrayAsync($"/api/scenarios/hand-ins/{handIn.Id}/receipt.json", Token);
        Assert.Equal(handIn["digest"].GetString(), Convert.ToHexStringLower(SHA256.HashData(file)));
        Assert.Contains(handIn["number"].GetString()!, System.Text.Encoding.UTF8.GetString(file));
        var fact = Assert.Single(await FactsAsync<NeedHandedIn>(), f => f.HandInId == handIn.Id);
        Assert.Equal((park.OrganizationId, company.OrganizationId, handIn["digest"].GetString()), (fact.Park.Id, fact.By.Id, fact.Digest));
    }

    [Fact]
    public async Task A_hand_in_is_known_to_its_owner_and_its_park_alone()
    {
        var (park, company) = (TestPerson.OfPark(), TestPerson.OfCompany());
        var handIn = await app.HandInAsync(company, (await app.OpenCallAsync(park)).Id);
        foreach (var (person, status) in new[]
        {
            (company, 200), (company.Colleague(), 200), (park, 200), (TestPerson.OfCompany(), 404), (TestPerson.OfPark(), 404),
            (TestPerson.Administrator(), 404), (TestPerson.Supervisor(), 404), (TestPerson.Of("机构", "agency"), 404),
        })
        {
            Assert.Equal(status, (await app.GetAsync(person, $"/hand-ins/{handIn.Id}")).Status);
            Assert.Equal(status, (await app.GetAsync(person, $"/hand-ins/{handIn.Id}/receipt.json")).Status);
        }

        Assert.Equal(404, (await app.PostAsync(TestPerson.OfPark(), $"/hand-ins/{handIn.Id}/convert", version: 1)).Status);
        Assert.Equal(404, (await app.PostAsync(park, $"/hand-ins/{handIn.Id}/withdraw", version: 1)).Status);
        Assert.Single((await app.GetAsync(company, "/hand-ins/mine"))["items"].EnumerateArray());
        Assert.Empty((await app.GetAsync(TestPerson.OfCompany(), "/hand-ins/mine"))["items"].EnumerateArray());
    }

    [Fact]
    public async Task Every_field_that_the_call_requires_has_to_be_filled()
    {
        var call = await app.OpenCallAsync(TestPerson.OfPark(), ["goals", "department", "province"]);
        var answer = (await app.PostAsync(TestPerson.OfCompany(), $"/calls/{call.Id}/hand-ins", new { content = new { name = "需求", kind = "need", need = "需要", department = " ", city = "合肥" } })).Must(400);
        Assert.Equal(
            ["content.province province.needed", "content.goals field.required", "content.department field.required", "content.province field.required"],
            answer["errors"].EnumerateArray().Select(e => $"{e.GetProperty("field")} {e.GetProperty("code")}").OrderBy(e => e.EndsWith("needed", StringComparison.Ordinal) ? 0 : 1));
        Assert.Equal(400, (await app.PostAsync(TestPerson.OfCompany(), $"/calls/{call.Id}/hand-ins", new { })).Status);
        Assert.Equal(404, (await app.PostAsync(TestPerson.OfCompany(), $"/calls/{Guid.NewGuid()}/hand-ins", new { content = new { name = "需求", kind = "need", need = "需要" } })).Status);
    }

    [Fact]
    public async Task A_second_click_hands_in_once()
    {
        var (company, key) = (TestPerson.OfCompany(), Guid.NewGuid());
        var call = await app.OpenCallAsync(TestPerson.OfPark());
        var body = new { content = new { name = "需求", kind = "need", need = "需要水质监测" } };
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.PostAsync(company, $"/calls/{call.Id}/hand-ins", body, key: key)));
        Assert.Single(answers.Select(a => a.Must(201).Id).Distinct());
        Assert.Single((await app.GetAsync(company, "/hand-ins/mine"))["items"].EnumerateArray());
    }

    [Fact]
    public async Task The_service_points_out_near_duplicates_and_a_merge_links_both_records()
    {
        var park = TestPerson.OfPark();
        var call = await app.OpenCallAsync(park);
        var first = await app.HandInAsync(TestPerson.OfCompany("甲公司"), call.Id);
        var second = await app.HandInAsync(TestPerson.OfCompany("乙公司"), call.Id, "湖区水質監測", Calling.Need.Replace("二十个", "三十个", StringComparison.Ordinal));
        var other = await app.HandInAsync(TestPerson.OfCompany(), call.Id, "能碳平台", "园区楼宇能耗数据分散，希望建设能碳管理平台，实现分项计量与碳排放核算。");
        var scenario = await app.DraftAsync(park, "水质在线监测", Calling.Need);
        var elsewhere = await app.HandInAsync(TestPerson.OfCompany(), (await app.OpenCallAsync(TestPerson.OfPark())).Id);
        var found = (await app.GetAsync(park, $"/hand-ins/{second.Id}/duplicates")).Must(200).Body.EnumerateArray().ToList();
        Assert.Equal(new[] { first.Id, scenario.Id }.Order(), found.Select(f => f.GetProperty("id").GetGuid()).Order());
        Assert.All(found, f => Assert.InRange(f.GetProperty("likeness").GetDouble(), 0.5, 1));
        Assert.Empty((await app.GetAsync(park, $"/hand-ins/{other.Id}/duplicates")).Body.EnumerateArray());

        Assert.Equal("hand-in.merge-one", (await app.PostAsync(park, $"/hand-ins/{second.Id}/merge", new { }, 1)).Must(400)["errors"][0].GetProperty("code").GetString());
        Assert.Equal("hand-in.merge-unknown", (await app.PostAsync(park, $"/hand-ins/{second.Id}/merge", new { handInId = elsewhere.Id }, 1)).Must(400)["errors"][0].GetProperty("code").GetString());
        Assert.Equal("hand-in.merge-target", (await app.PostAsync(park, $"/hand-ins/{second.Id}/merge", new { handInId = second.Id }, 1)).Must(409).Code);
        var merged = (await app.PostAsync(park, $"/hand-ins/{second.Id}/merge", new { handInId = first.Id }, 1)).Must(200);
        Assert.Equal((first.Id, "merged"), (merged["mergedInto"].GetProperty("id").GetGuid(), merged.State));
        Assert.Equal(second.Id, (await app.GetAsync(park, $"/hand-ins/{first.Id}"))["merged"][0].GetProperty("id").GetGuid());

        var converted = (await app.PostAsync(park, $"/hand-ins/{first.Id}/convert", version: 1)).Must(200);
        var became = converted["became"].GetProperty("id").GetGuid();
        Assert.Equal(became, (await app.GetAsync(park, $"/hand-ins/{second.Id}"))["became"].GetProperty("id").GetGuid());
        Assert.Equal(2, (await app.GetAsync(park, $"/hand-ins/received?scenarioId={became}"))["items"].GetArrayLength());
        var draft = (await app.GetAsync(park, $"/{became}")).Must(200);
        Assert.Equal(("draft", "水质监测", "甲公司"), (draft.State, draft["name"].GetString(), draft["demandParty"].GetString()));
        Assert.Equal("hand-in.decided", (await app.PostAsync(park, $"/hand-ins/{first.Id}/decline", new { reason = "晚了" }, 2)).Must(409).Code);
        Assert.Equal(["merged", "converted"], (await FactsAsync<HandInDecided>()).Where(f => f.Park.Id == park.OrganizationId).Select(f => f.Outcome));
    }

    [Fact]
    public async Task A_hand_in_can_be_declined_with_a_reason_or_withdrawn_by_its_owner()
    {
        var (park, company) = (TestPerson.OfPark(), TestPerson.OfCompany());
        var call = await app.OpenCallAsync(park);
        var declined = await app.HandInAsync(company, call.Id);
        Assert.Equal(400, (await app.PostAsync(park, $"/hand-ins/{declined.Id}/decline", new { reason = "" }, 1)).Status);
        Assert.Equal(412, (await app.PostAsync(park, $"/hand-ins/{declined.Id}/decline", new { reason = "不属于本园区" }, 7)).Status);
        (await app.PostAsync(park, $"/hand-ins/{declined.Id}/decline", new { reason = "不属于本园区" }, 1)).Must(200);
        Assert.Equal("不属于本园区", (await app.GetAsync(company, $"/hand-ins/{declined.Id}"))["reason"].GetString());
        var withdrawn = await app.HandInAsync(company, call.Id, "另一个", "完全不同的另一个需求");
        Assert.Equal("withdrawn", (await app.PostAsync(company, $"/hand-ins/{withdrawn.Id}/withdraw", version: 1)).Must(200).State);
        Assert.Equal("hand-in.decided", (await app.PostAsync(park, $"/hand-ins/{withdrawn.Id}/convert", version: 2)).Must(409).Code);
    }

    [Fact]
    public async Task What_the_platform_calls_for_is_handed_in_for_a_verified_park()
    {
        var (administrator, company, park) = (TestPerson.Administrator(), TestPerson.OfCompany(), TestPerson.OfPark("成都高新区"));
        await app.PublishAsync(new OrganizationChanged(park.OrganizationId, 1, "park", "成都高新区", "91510100MA00000000", "510100", "verified", null, DateTimeOffset.UtcNow));
        await Eventually.Async(async () => (await app.GetAsync(company, "/hand-ins/parks")).Body.EnumerateArray().Any(p => p.GetProperty("id").GetGuid() == park.OrganizationId), found => found);
        var call = await app.OpenCallAsync(administrator);
        var content = new { name = "需求", kind = "need", need = "需要无人机巡检" };
        Assert.Equal("parkId", (await app.PostAsync(company, $"/calls/{call.Id}/hand-ins", new { content })).Must(400)["errors"][0].GetProperty("field").GetString());
        var handIn = (await app.PostAsync(company, $"/calls/{call.Id}/hand-ins", new { content, parkId = park.OrganizationId })).Must(201);
        Assert.Equal(200, (await app.GetAsync(administrator, $"/hand-ins/{handIn.Id}")).Status);
        Assert.Contains((await app.GetAsync(administrator, $"/hand-ins/received?callId={call.Id}"))["items"].EnumerateArray(), h => h.GetProperty("id").GetGuid() == handIn.Id);
        (await app.PostAsync(park, $"/hand-ins/{handIn.Id}/convert", version: 1)).Must(200);
    }

    private async Task<List<T>> FactsAsync<T>() => [.. (await app.FactsAsync<T>(Token)).Select(f => JsonSerializer.Deserialize<T>(f, JsonSerializerOptions.Web)!)];
}
