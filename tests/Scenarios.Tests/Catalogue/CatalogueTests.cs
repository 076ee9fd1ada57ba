using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Catalogue;

public class CatalogueTests(ScenariosApp app)
{
    [Theory]
    [InlineData("水质监测")]
    [InlineData("水質監測")]
    [InlineData("ＡＩ　水质")]
    [InlineData("ai")]
    [InlineData("质监")]
    [InlineData("湖")]
    [InlineData("机器人 環湖")]
    [InlineData("安徽 智慧水务")]
    public async Task Every_way_to_write_it_finds_it(string q)
    {
        var park = TestPerson.OfPark();
        var ids = await app.ListedAsync(
            park,
            new { name = "AI水质监测场景", kind = "need", need = "用机器人对环湖水域巡检", field = "智慧水务", province = "安徽", city = "合肥" },
            new { name = "道路破损识别", kind = "opportunity", need = "识别破损并派单" });
        var found = (await app.GetAsync(null, $"/catalogue?ownerId={park.OrganizationId}&q={Uri.EscapeDataString(q)}")).Must(200);
        var item = Assert.Single(found["items"].EnumerateArray());
        Assert.Equal((ids[0], 1), (item.GetProperty("id").GetGuid(), found["total"].GetInt32()));
        Assert.Equal(q != "安徽 智慧水务", item.TryGetProperty("highlight", out _));
    }

    [Theory]
    [InlineData("水质检测")]
    [InlineData("水质 道路")]
    [InlineData("！！！")]
    public async Task All_words_must_be_there(string q)
    {
        var park = TestPerson.OfPark();
        await app.ListedAsync(park, new { name = "水质监测", kind = "need", need = "环湖巡检" }, new { name = "道路破损", kind = "need", need = "识别破损" });
        Assert.Equal(0, (await app.GetAsync(null, $"/catalogue?ownerId={park.OrganizationId}&q={Uri.EscapeDataString(q)}")).Must(200)["total"].GetInt32());
    }

    [Fact]
    public async Task A_name_weighs_more_than_a_field_and_a_field_more_than_the_need()
    {
        var park = TestPerson.OfPark();
        var ids = await app.ListedAsync(
            park,
            new { name = "甲场景", kind = "need", need = "需要水质监测" },
            new { name = "水质监测", kind = "need", need = "需要巡检" },
            new { name = "乙场景", kind = "need", need = "需要巡检", field = "水质监测" });
        var found = (await app.GetAsync(null, $"/catalogue?ownerId={park.OrganizationId}&q=水质监测")).Must(200);
        Assert.Equal([ids[1], ids[2], ids[0]], found["items"].EnumerateArray().Select(i => i.GetProperty("id").GetGuid()));
    }

    [Theory]
    [InlineData("sort=newest")]
    [InlineData("sort=deadline")]
    [InlineData("sort=relevance&q=场景")]
    public async Task Every_order_pages_through_all_without_gap_or_repeat(string order)
    {
        var park = TestPerson.OfPark();
        var inputs = Enumerable.Range(1, 9).Select(i => (object)new
        {
            name = i % 2 == 0 ? $"场景{i}" : $"项目{i}", kind = "need", need = "场景需求", deadline = i % 3 == 0 ? null : (DateTimeOffset?)DateTimeOffset.UtcNow.AddDays(i % 4 + 1),
        }).ToArray();
        await app.ListedAsync(park, inputs[..5]);
        await app.ListedAsync(park, inputs[5..]);
        var path = $"/catalogue?ownerId={park.OrganizationId}&{order}";
        var whole = (await app.GetAsync(null, path)).Must(200)["items"].EnumerateArray().Select(i => i.GetProperty("id").GetGuid()).ToList();
        Assert.Equal(9, whole.Distinct().Count());
        var paged = new List<Guid>();
        for (string? after = ""; after is not null;)
        {
            var page = (await app.GetAsync(null, $"{path}&limit=2{after}")).Must(200);
            Assert.Equal(9, page["total"].GetInt32());
            paged.AddRange(page["items"].EnumerateArray().Select(i => i.GetProperty("id").GetGuid()));
            after = page.Body.TryGetProperty("next", out var next) ? $"&after={next.GetString()}" : null;
        }

        Assert.Equal(whole, paged);
    }

    [Fact]
    public async Task Facets_count_what_a_choice_would_leave_and_do_not_narrow_themselves()
    {
        var park = TestPerson.OfPark("测试甲园区");
        await app.ListedAsync(
            park,
            new { name = "甲场景", kind = "need", need = "需求", category = "cityServices", technologies = new[] { "大模型" }, province = "安徽", city = "合肥" },
            new { name = "乙场景", kind = "need", need = "需求", technologies = new[] { "AI" }, province = "四川" },
            new { name = "丙场景", kind = "offer", need = "需求", technologies = new[] { "区块链" }, province = "四川", firstOfKind = true });
        var facets = (await app.GetAsync(null, $"/catalogue/facets?ownerId={park.OrganizationId}")).Must(200);
        Assert.Equal("need:2 offer:1", Counts(facets, "kind"));
        Assert.Equal("cityServices:1", Counts(facets, "category"));
        Assert.Equal("人工智能:2 区块链:1 大模型:1", Counts(facets, "technology"));
        Assert.Equal("四川省:2 安徽省:1", Counts(facets, "province"));
        Assert.Equal("西部:2 中部:1", Counts(facets, "macroRegion"));
        Assert.Equal("测试甲园区", facets["owner"].EnumerateArray().Single(o => o.GetProperty("value").GetString() == park.OrganizationId.ToString()).GetProperty("label").GetString());

        var narrowed = (await app.GetAsync(null, $"/catalogue/facets?ownerId={park.OrganizationId}&kind=offer&technology=blockchain")).Must(200);
        Assert.Equal("offer:1", Counts(narrowed, "kind"));
        Assert.Equal("区块链:1", Counts(narrowed, "technology"));
        Assert.Equal("四川省:1", Counts(narrowed, "province"));
        foreach (var (filter, count) in new[] { ("technology=人工智能", 2), ("technology=大模型", 1), ("province=安徽", 1), ("macroRegion=西部", 2), ("firstOfKind=true", 1), ("category=cityServices", 1) })
        {
            Assert.Equal(count, (await app.GetAsync(null, $"/catalogue?ownerId={park.OrganizationId}&{filter}")).Must(200)["total"].GetInt32());
        }
    }

    [Theory]
    [InlineData("kind=offers", "kind", "field.choice")]
    [InlineData("category=1", "category", "field.choice")]
    [InlineData("sort=best", "sort", "field.choice")]
    [InlineData("technology=魔法", "technology", "technology.unknown")]
    [InlineData("province=火星", "province", "province.unknown")]
    [InlineData("macroRegion=南部", "macroRegion", "field.choice")]
    [InlineData("after=abc", "after", "page.cursor")]
    [InlineData("after=WyJ4IiwieSJd", "after", "page.cursor")]
    public async Task A_filter_that_cannot_be_is_refused_by_name(string query, string field, string code)
    {
        var answer = (await app.GetAsync(null, $"/catalogue?{query}")).Must(400);
        var error = answer["errors"][0];
        Assert.Equal((field, code), (error.GetProperty("field").GetString(), error.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task What_is_not_listed_is_seen_on_no_public_channel()
    {
        var park = TestPerson.OfPark();
        var draft = await app.DraftAsync(park, "草稿场景");
        var approved = (await app.ApprovedAsync(park, new { name = "已通过场景", kind = "need", need = "需求" })).Single();
        var listed = (await app.ListedAsync(park, new { name = "已发布场景", kind = "need", need = "需求" })).Single();
        var version = (await app.GetAsync(park, $"/{listed}")).Version;
        (await app.PostAsync(park, $"/{listed}/withdraw", new { reason = "不再需要" }, version)).Must(200);
        foreach (var reader in new[] { null, TestPerson.OfCompany(), TestPerson.OfPark(), TestPerson.Administrator() })
        {
            foreach (var id in new[] { draft.Id, approved.Id, listed })
            {
                Assert.Equal(404, (await app.GetAsync(reader, $"/catalogue/{id}")).Status);
            }

            Assert.Equal(0, (await app.GetAsync(reader, $"/catalogue?ownerId={park.OrganizationId}")).Must(200)["total"].GetInt32());
            Assert.Empty((await app.GetAsync(reader, $"/catalogue/facets?ownerId={park.OrganizationId}")).Must(200)["kind"].EnumerateArray());
        }
    }

    [Fact]
    public async Task Fields_kept_to_people_signed_in_are_seen_by_them_alone()
    {
        var park = TestPerson.OfPark();
        var id = (await app.ListedAsync(
            park, new { name = "水质监测", kind = "need", need = "需求", department = "科技局", investmentYuan = 5, registeredFields = new[] { "department", "investmentYuan" } })).Single();
        var path = $"/catalogue?ownerId={park.OrganizationId}";
        Assert.False((await app.GetAsync(null, $"/catalogue/{id}")).Body.TryGetProperty("department", out _));
        Assert.False((await app.GetAsync(null, path))["items"][0].TryGetProperty("investmentYuan", out _));
        var company = TestPerson.OfCompany();
        Assert.Equal("科技局", (await app.GetAsync(company, $"/catalogue/{id}"))["department"].GetString());
        Assert.Equal(5, (await app.GetAsync(company, path))["items"][0].GetProperty("investmentYuan").GetDecimal());
        Assert.False((await app.GetAsync(company, $"/catalogue/{id}")).Body.TryGetProperty("submittedAt", out _));
    }

    private static string Counts(ScenariosApp.Answer facets, string name) => string.Join(' ', facets[name].EnumerateArray()
        .Select(v => $"{v.GetProperty("value").GetString()}:{v.GetProperty("count").GetInt32()}"));
}
