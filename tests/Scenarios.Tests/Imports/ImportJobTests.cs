using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Npgsql;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Imports;

public class ImportJobTests(ScenariosApp app)
{
    private static readonly byte[] Good = Encoding.UTF8.GetBytes("名称,需求\n水质监测,环湖水质监测\n道路巡检,识别道路破损\n");
    private static readonly byte[] Bad = Encoding.UTF8.GetBytes("名称,需求,省份\n水质监测,环湖水质监测,火星\n道路巡检,,安徽\n");

    [Fact]
    public async Task A_file_is_worked_on_by_itself_and_its_drafts_are_there_at_the_end()
    {
        var park = TestPerson.OfPark();
        var job = await app.ImportJobAsync(park, "场景.csv", Good);
        Assert.Equal(("done", 2, 2, "场景.csv"), (State(job), Int(job, "created"), Int(job, "rows"), job["job"].GetProperty("fileName").GetString()));
        Assert.Equal(2, await MineAsync(park));
        Assert.Equal(job["job"].GetProperty("id").GetGuid(), (await app.GetAsync(park, "/imports/jobs"))["items"][0].GetProperty("id").GetGuid());
    }

    [Fact]
    public async Task The_same_file_twice_adds_nothing_and_names_the_import_that_brought_it()
    {
        var park = TestPerson.OfPark();
        var first = await app.ImportJobAsync(park, "甲.csv", Good);
        var second = await app.ImportJobAsync(park, "乙.csv", Good);
        Assert.Equal(("done", 0, 2), (State(second), Int(second, "created"), Int(second, "duplicateCount")));
        Assert.Equal(first["job"].GetProperty("id").GetGuid(), second["job"].GetProperty("sameAs").GetGuid());
        Assert.Equal(2, await MineAsync(park));
    }

    [Fact]
    public async Task Rows_that_are_there_already_are_named_and_only_the_new_ones_are_added()
    {
        var park = TestPerson.OfPark();
        await app.ImportJobAsync(park, "甲.csv", Good);
        var more = await app.ImportJobAsync(park, "乙.csv", [.. Good, .. "园区能耗,能耗监测\n"u8]);
        Assert.Equal(("done", 1, 2), (State(more), Int(more, "created"), Int(more, "duplicateCount")));
        Assert.Equal(["水质监测", "道路巡检"], more["duplicates"].EnumerateArray().Select(d => d.GetProperty("name").GetString()));
        Assert.Equal(3, await MineAsync(park));
    }

    [Fact]
    public async Task A_dry_run_adds_nothing_and_its_file_need_not_be_sent_again()
    {
        var park = TestPerson.OfPark();
        var dry = await app.ImportJobAsync(park, "场景.csv", Good, dryRun: true);
        Assert.Equal(("done", 0), (State(dry), Int(dry, "created")));
        Assert.Equal(0, await MineAsync(park));
        var sha256 = dry["job"].GetProperty("sha256").GetString();
        var real = (await app.PostAsync(park, $"/imports/jobs?sha256={sha256}")).Must(202);
        Assert.Equal(2, Int(await app.FinishedAsync(park, real.Id), "created"));
        Assert.Equal("import.file-unknown", (await app.PostAsync(TestPerson.OfPark(), $"/imports/jobs?sha256={sha256}")).Must(404).Code);
    }

    [Fact]
    public async Task A_refused_file_writes_nothing_and_comes_back_as_a_workbook_with_its_bad_cells_marked()
    {
        var park = TestPerson.OfPark();
        var job = await app.ImportJobAsync(park, "场景.csv", Bad);
        Assert.Equal(("refused", 2), (State(job), Int(job, "problemCount")));
        Assert.Equal(0, await MineAsync(park));
        using var client = app.As(park);
        var answer = await client.GetAsync($"/api/scenarios/imports/jobs/{job["job"].GetProperty("id")}/errors.xlsx", TestContext.Current.CancellationToken);
        Assert.Equal("场景-问题标注.xlsx", answer.Content.Headers.ContentDisposition!.FileNameStar);
        using var workbook = SpreadsheetDocument.Open(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), false);
        Assert.Empty(new OpenXmlValidator().Validate(workbook, TestContext.Current.CancellationToken).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}"));
        var sheets = workbook.WorkbookPart!.WorksheetParts.OrderBy(p => p.Uri.ToString()).ToList();
        var marked = sheets[0].Worksheet.Descendants<Cell>().Where(c => c.StyleIndex?.Value == 3).Select(c => c.CellReference!.Value!).Order();
        Assert.Equal(["B3", "C2"], marked);
        Assert.Equal(["B3", "C2"], sheets[0].WorksheetCommentsPart!.Comments.Descendants<Comment>().Select(c => c.Reference!.Value!).Order());
        Assert.Contains("没有名为“火星”的省级行政区", sheets[1].Worksheet.InnerText);
    }

    [Theory]
    [InlineData("a.jsonl", "{\"name\":\"水质监测\",\"need\":\"需求\"}\n{\"name\":\"水\",\"need\":\"需求\"}\n", "A3")]
    [InlineData("a.csv", "名称,需求\n场景,=1+1\n", "B2")]
    public async Task The_marked_workbook_of_any_format_shows_the_bad_cell(string name, string text, string cell)
    {
        var park = TestPerson.OfPark();
        var job = await app.ImportJobAsync(park, name, Encoding.UTF8.GetBytes(text));
        using var client = app.As(park);
        var bytes = await client.GetByteArrayAsync($"/api/scenarios/imports/jobs/{job["job"].GetProperty("id")}/errors.xlsx", TestContext.Current.CancellationToken);
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        Assert.Equal(cell, workbook.WorkbookPart!.WorksheetParts.SelectMany(p => p.Worksheet.Descendants<Cell>()).Single(c => c.StyleIndex?.Value == 3).CellReference!.Value);
        Assert.DoesNotContain(workbook.WorkbookPart.WorksheetParts, p => p.Worksheet.Descendants<CellFormula>().Any());
    }

    [Fact]
    public async Task Whoever_watches_hears_of_the_end_and_whoever_comes_back_later_hears_it_again()
    {
        var park = TestPerson.OfPark();
        var job = (await app.UploadAsync(park, "/imports/jobs", "场景.csv", Good)).Must(202);
        using var client = app.As(park);
        var address = $"/api/scenarios/imports/jobs/{job.Id}/events";
        var watched = await client.GetStringAsync(address, TestContext.Current.CancellationToken);
        Assert.Contains("event: finished", watched);
        Assert.Contains("\"created\":2", watched);
        var last = watched.Split('\n').Last(line => line.StartsWith("id: ", StringComparison.Ordinal))[4..];
        client.DefaultRequestHeaders.Add("Last-Event-ID", last);
        Assert.Contains("event: finished", await client.GetStringAsync(address, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_its_worker_died_on_is_worked_on_again_and_given_up_in_the_end()
    {
        var park = TestPerson.OfPark();
        var job = (await app.UploadAsync(park, "/imports/jobs", "场景.csv", Good)).Must(202);
        await app.FinishedAsync(park, job.Id);
        Assert.Equal(2, await MineAsync(park));
        await using var connection = new NpgsqlConnection(app.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);

        // As if all workers had died on it: nothing of it is stored, and it has been tried often enough.
        await using var command = new NpgsqlCommand(
            "UPDATE import_progress SET attempts = 3 WHERE job_id = $1; ".Replace("$1", $"'{job.Id}'", StringComparison.Ordinal)
            + $"UPDATE import_job SET state = 'Queued', finished_at = NULL WHERE id = '{job.Id}'", connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        Assert.Equal("failed", State(await app.FinishedAsync(park, job.Id)));
        Assert.Equal(2, await MineAsync(park));
    }

    [Fact]
    public async Task An_import_of_another_park_does_not_exist()
    {
        var job = await app.ImportJobAsync(TestPerson.OfPark(), "场景.csv", Bad);
        var other = TestPerson.OfPark();
        foreach (var path in new[] { "", "/events", "/errors.xlsx" })
        {
            Assert.Equal(404, (await app.GetAsync(other, $"/imports/jobs/{job["job"].GetProperty("id")}{path}")).Status);
        }

        Assert.Empty((await app.GetAsync(other, "/imports/jobs"))["items"].EnumerateArray());
    }

    [Fact]
    public async Task A_double_click_makes_one_import()
    {
        var park = TestPerson.OfPark();
        var key = Guid.NewGuid();
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => app.UploadAsync(park, "/imports/jobs", "场景.csv", Good, key)));
        Assert.Single(answers.Select(a => a.Must(202).Id).Distinct());
    }

    [Theory]
    [InlineData("a.exe", "MZ", 400, "import.extension")]
    [InlineData("a.csv", "%PDF-1.7", 400, "import.not-a-table")]
    [InlineData("a.csv", "", 400, "import.empty")]
    public async Task What_is_no_table_is_refused_at_the_door(string name, string content, int status, string code) =>
        Assert.Equal(code, (await app.UploadAsync(TestPerson.OfPark(), "/imports/jobs", name, Encoding.UTF8.GetBytes(content))).Must(status).Code);

    [Fact]
    public async Task An_upload_without_a_file_or_form_says_what_is_missing()
    {
        var park = TestPerson.OfPark();
        Assert.Equal("file.multipart", (await app.PostAsync(park, "/imports/jobs", new { })).Must(415).Code);
        Assert.Equal("field.required", (await app.PostAsync(park, "/imports/jobs", new MultipartFormDataContent { { new StringContent("x"), "other" } })).Must(400)["errors"][0].GetProperty("code").GetString());
        Assert.Equal("import.too-large", (await app.UploadAsync(park, "/imports/jobs", "a.csv", new byte[21 * 1024 * 1024])).Must(413).Code);
    }

    private static string State(ScenariosApp.Answer job) => job["job"].GetProperty("state").GetString()!;

    private static int Int(ScenariosApp.Answer job, string name) => job["job"].GetProperty(name).GetInt32();

    private async Task<int> MineAsync(TestPerson park) => (await app.GetAsync(park, "/mine")).Must(200)["total"].GetInt32();
}
