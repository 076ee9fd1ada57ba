using Npgsql;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Catalogue;

public class WordTests(ScenariosApp app)
{
    [Theory]
    [InlineData("无人驾驶 清扫")]
    [InlineData("无人驾驶清扫")]
    [InlineData("autonomous driving")]
    [InlineData("Robotaxi 道路")]
    [InlineData("自动驾驶的清扫")]
    public async Task Another_word_for_the_technology_finds_it(string q)
    {
        var park = TestPerson.OfPark();
        var ids = await app.ListedAsync(
            park, new { name = "道路自动驾驶清扫", kind = "need", need = "夜间清扫" }, new { name = "数字人讲解", kind = "need", need = "展厅讲解" });
        Assert.Equal([ids[0]], await IdsAsync($"/catalogue?ownerId={park.OrganizationId}&q={Uri.EscapeDataString(q)}"));
    }

    [Fact]
    public async Task A_scenario_filed_under_a_narrower_technology_answers_to_the_broader_one_behind_those_that_say_it()
    {
        var park = TestPerson.OfPark();
        var ids = await app.ListedAsync(
            park,
            new { name = "客服问答", kind = "need", need = "回答来电", technologies = new[] { "大模型" } },
            new { name = "人工智能客服", kind = "need", need = "回答来电" });
        Assert.Equal([ids[1], ids[0]], await IdsAsync($"/catalogue?ownerId={park.OrganizationId}&q=人工智能"));
    }

    [Theory]
    [InlineData("block", 1)]
    [InlineData("BLOCK", 1)]
    [InlineData("lock", 0)]
    public async Task The_beginning_of_a_word_finds_it(string q, int count)
    {
        var park = TestPerson.OfPark();
        await app.ListedAsync(park, new { name = "Blockbuster放映", kind = "need", need = "放映" });
        Assert.Equal(count, (await IdsAsync($"/catalogue?ownerId={park.OrganizationId}&q={q}")).Count);
    }

    [Fact]
    public async Task Where_nothing_answers_every_word_most_of_them_are_enough_and_the_answer_says_so()
    {
        var park = TestPerson.OfPark();
        var mark = $"{(char)('\u9000' + Random.Shared.Next(500))}{(char)('\u8000' + Random.Shared.Next(500))}{(char)('\u8800' + Random.Shared.Next(500))}";
        var ids = await app.ListedAsync(park, new { name = $"{mark}湖泊巡查", kind = "need", need = "巡查" });
        var found = (await app.GetAsync(null, $"/catalogue?ownerId={park.OrganizationId}&q={mark}湖泊巡逻")).Must(200);
        Assert.True(found["relaxed"].GetBoolean());
        Assert.Equal(ids[0], found["items"][0].GetProperty("id").GetGuid());
        Assert.False((await app.GetAsync(null, $"/catalogue?ownerId={park.OrganizationId}&q={mark}湖泊巡查")).Must(200).Body.TryGetProperty("relaxed", out _));
    }

    [Fact]
    public async Task Related_scenarios_share_words_and_technologies_and_never_show_what_is_withdrawn()
    {
        var park = TestPerson.OfPark();
        var mark = $"{(char)('\u9000' + Random.Shared.Next(500))}{(char)('\u7800' + Random.Shared.Next(500))}{(char)('\u8000' + Random.Shared.Next(500))}";
        var ids = await app.ListedAsync(
            park,
            new { name = $"{mark}监测", kind = "need", need = "监测" },
            new { name = $"{mark}巡查", kind = "need", need = "巡查" },
            new { name = $"{mark}讲解", kind = "need", need = "讲解" });
        var version = (await app.GetAsync(park, $"/{ids[2]}")).Version;
        (await app.PostAsync(park, $"/{ids[2]}/withdraw", new { reason = "不再需要" }, version)).Must(200);
        var related = (await app.GetAsync(null, $"/catalogue/{ids[0]}/related")).Must(200).Body.EnumerateArray().Select(s => s.GetProperty("id").GetGuid()).ToList();
        Assert.Equal(ids[1], related[0]);
        Assert.DoesNotContain(ids[0], related);
        Assert.DoesNotContain(ids[2], related);
        Assert.Equal(404, (await app.GetAsync(null, $"/catalogue/{ids[2]}/related")).Status);
    }

    [Fact]
    public async Task What_another_process_writes_is_found_a_moment_later()
    {
        var park = TestPerson.OfPark();
        var id = (await app.ListedAsync(park, new { name = "旧名场景", kind = "need", need = "需求" }))[0];
        var database = (NpgsqlDataSource)app.Services.GetService(typeof(NpgsqlDataSource))!;
        await using (var rename = database.CreateCommand("UPDATE scenario SET owner_name = '改名园区' WHERE id = $1"))
        {
            rename.Parameters.Add(new() { Value = id });
            await rename.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await Eventually.Async(
            async () => (await app.GetAsync(null, $"/catalogue?ownerId={park.OrganizationId}")).Must(200)["items"][0].GetProperty("ownerName").GetString(),
            name => name == "改名园区");
    }

    private async Task<IReadOnlyList<Guid>> IdsAsync(string path) =>
        [.. (await app.GetAsync(null, path)).Must(200)["items"].EnumerateArray().Select(i => i.GetProperty("id").GetGuid())];
}
