using System.Text;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Imports;

public class ImportApiTests(ScenariosApp app)
{
    [Fact]
    public async Task Of_200_rows_with_7_bad_ones_exactly_those_7_are_named_and_nothing_is_written()
    {
        var park = TestPerson.OfPark();
        int[] bad = [3, 27, 28, 90, 133, 170, 201];
        var rows = Enumerable.Range(2, 200).Select(row => bad.Contains(row) ? $"场景{row},," : $"场景{row},需求{row},安徽");
        var answer = (await app.ImportAsync(park, "a.csv", "名称,需求,省份\n" + string.Join('\n', rows))).Must(400);
        Assert.Equal("import.invalid", answer.Code);
        var errors = answer["errors"].EnumerateArray().ToList();
        Assert.Equal(bad, errors.Select(e => e.GetProperty("row").GetInt32()));
        Assert.All(errors, e => Assert.Equal(("需求", "field.required", "必填。"), (e.GetProperty("column").GetString(), e.GetProperty("code").GetString(), e.GetProperty("message").GetString())));
        Assert.Equal(0, await MineAsync(park));
    }

    [Fact]
    public async Task Errors_are_in_the_readers_language()
    {
        var answer = await app.ImportAsync(TestPerson.OfPark(), "a.csv", Encoding.UTF8.GetBytes("name,need\n水质监测,\n"), language: "en");
        Assert.Equal("Required.", answer["errors"][0].GetProperty("message").GetString());
        Assert.Contains("nothing was imported", answer["title"].GetString());
    }

    [Fact]
    public async Task A_dry_run_writes_nothing_and_its_key_cannot_be_used_for_the_real_import()
    {
        var park = TestPerson.OfPark();
        var key = Guid.NewGuid();
        var file = Encoding.UTF8.GetBytes("名称,需求\n水质监测,环湖水质监测\n");
        var dry = (await app.ImportAsync(park, "a.csv", file, dryRun: true, key)).Must(200);
        Assert.Equal((1, 0, true), (dry["rows"].GetInt32(), dry["created"].GetInt32(), dry["dryRun"].GetBoolean()));
        Assert.Equal(0, await MineAsync(park));
        Assert.Equal("idempotency.reused", (await app.ImportAsync(park, "a.csv", file, key: key)).Must(409).Code);
    }

    [Fact]
    public async Task A_double_click_imports_once()
    {
        var park = TestPerson.OfPark();
        var key = Guid.NewGuid();
        var file = Encoding.UTF8.GetBytes("名称,需求\n水质监测,环湖水质监测\n道路巡检,识别道路破损\n");
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => app.ImportAsync(park, "a.csv", file, key: key)));
        Assert.All(answers, a => Assert.Equal(answers[0].Must(200)["scenarioIds"].ToString(), a.Must(200)["scenarioIds"].ToString()));
        Assert.Equal(2, await MineAsync(park));
    }

    [Fact]
    public async Task Several_imports_of_the_same_rows_at_once_end_with_one_set_of_scenarios_and_name_what_was_there()
    {
        var park = TestPerson.OfPark();
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.ImportAsync(park, "a.csv", "名称,需求,投资额,截止时间\n水质监测,环湖水质监测,\"1,200 万元\",2099-12-31\n")));
        Assert.Equal([0, 0, 1], answers.Select(a => a.Must(200)["created"].GetInt32()).Order());
        var number = (await app.GetAsync(park, "/mine"))["items"][0].GetProperty("number").GetString();
        Assert.All(answers.Where(a => a["created"].GetInt32() == 0), a => Assert.Equal(number, Assert.Single(a["duplicates"].EnumerateArray()).GetProperty("number").GetString()));
        Assert.Equal(1, await MineAsync(park));
    }

    [Fact]
    public async Task Several_imports_of_one_name_with_different_needs_at_once_end_with_one_scenario()
    {
        var park = TestPerson.OfPark();
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => app.ImportAsync(park, "a.csv", $"名称,需求\n水质监测,环湖水质监测第{i}期\n")));
        Assert.Equal([200, 400, 400], answers.Select(a => a.Status).Order());
        var number = (await app.GetAsync(park, "/mine"))["items"][0].GetProperty("number").GetString();
        var refused = answers.First(a => a.Status == 400)["errors"][0];
        Assert.Equal("import.exists", refused.GetProperty("code").GetString());
        Assert.Contains(number!, refused.GetProperty("message").GetString());
        Assert.Equal(1, await MineAsync(park));
    }

    [Fact]
    public async Task The_same_name_in_another_park_is_no_duplicate()
    {
        foreach (var park in new[] { TestPerson.OfPark(), TestPerson.OfPark() })
        {
            (await app.ImportAsync(park, "a.csv", "名称,需求\n水质监测,环湖水质监测\n")).Must(200);
        }
    }

    [Fact]
    public async Task An_upload_of_60_MB_is_refused_with_the_limit()
    {
        var park = TestPerson.OfPark();
        var answer = (await app.ImportAsync(park, "a.csv", new byte[60 * 1024 * 1024])).Must(413);
        Assert.Equal("import.too-large", answer.Code);
        Assert.Contains("20 MB", answer["title"].GetString());
        Assert.Equal(0, await MineAsync(park));
    }

    [Fact]
    public async Task A_file_of_5000_rows_is_taken()
    {
        var park = TestPerson.OfPark();
        var rows = string.Join('\n', Enumerable.Range(1, 5000).Select(i => $"场景{i},对第{i}处水域开展人工智能水质监测"));
        Assert.Equal(5000, (await app.ImportAsync(park, "a.csv", "名称,需求\n" + rows)).Must(200)["created"].GetInt32());
        Assert.Equal(5000, await MineAsync(park));
    }

    [Fact]
    public async Task Imported_scenarios_get_consecutive_numbers_and_are_found_by_them()
    {
        var park = TestPerson.OfPark();
        (await app.ImportAsync(park, "a.csv", "名称,需求\n甲场景,需求\n乙场景,需求\n丙场景,需求\n")).Must(200);
        var items = (await app.GetAsync(park, "/mine")).Must(200)["items"].EnumerateArray().OrderBy(i => i.GetProperty("number").GetString()).ToList();
        Assert.Equal(["甲场景", "乙场景", "丙场景"], items.Select(i => i.GetProperty("name").GetString()));
        var numbers = items.ConvertAll(i => int.Parse(i.GetProperty("number").GetString()!.Split('-')[2]));
        Assert.Equal(Enumerable.Range(numbers[0], 3), numbers);
        Assert.Equal(1, (await app.GetAsync(park, $"/mine?q={items[1].GetProperty("number").GetString()}"))["total"].GetInt32());
    }

    [Fact]
    public async Task An_upload_without_a_file_or_form_says_what_is_missing()
    {
        var park = TestPerson.OfPark();
        Assert.Equal("import.multipart", (await app.PostAsync(park, "/imports", new { })).Must(415).Code);
        var answer = (await app.PostAsync(park, "/imports", new MultipartFormDataContent { { new StringContent("x"), "other" } })).Must(400);
        Assert.Equal("file", answer["errors"][0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task The_template_can_be_had_by_everyone()
    {
        using var client = app.As(null);
        var bytes = await client.GetByteArrayAsync("/api/scenarios/imports/template.xlsx", TestContext.Current.CancellationToken);
        (await app.ImportAsync(TestPerson.OfPark(), "scenarios.xlsx", bytes)).Must(200);
    }

    private async Task<int> MineAsync(TestPerson park) => (await app.GetAsync(park, "/mine")).Must(200)["total"].GetInt32();
}
