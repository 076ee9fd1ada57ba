using System.Text;
using System.Text.Json;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ScenarioHub.Testing;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Exports;

public class ExportTests(ScenariosApp app)
{
    private static object Scenario(string name, string need = "环湖水质监测") => new
    {
        name, kind = "need", need, goals = "-5%以内,\"含引号\"", department = "+86 科技局", investmentYuan = 12_000_000.5m, province = "安徽", city = "合肥", technologies = new[] { "人工智能", "物联网" },
        indicators = new[] { new { name = "准确率", target = "≥95", unit = "%" } }, registeredFields = new[] { "department" },
    };

    [Fact]
    public async Task A_csv_opens_in_excel_and_no_cell_of_it_is_a_formula()
    {
        var park = TestPerson.OfPark();
        await app.ListedAsync(park, Scenario("水质监测"));
        var bytes = await BytesAsync(null, $"/catalogue/export?format=csv&ownerId={park.OrganizationId}");
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), bytes[..3]);
        var text = Encoding.UTF8.GetString(bytes[3..]);
        Assert.StartsWith("编号,状态,园区,清单编号,上架时间,名称,类型", text);
        Assert.Contains("\"'-5%以内,\"\"含引号\"\"\"", text);
        Assert.EndsWith("\r\n", text);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("xlsx")]
    public async Task The_public_does_not_get_what_is_for_the_registered_and_a_reader_who_is_signed_in_does(string format)
    {
        var park = TestPerson.OfPark();
        await app.ListedAsync(park, Scenario("水质监测"));
        foreach (var path in new[] { $"/catalogue/export?format={format}&ownerId={park.OrganizationId}", $"/lists/{(await app.GetAsync(park, "/lists/mine"))["items"][0].GetProperty("id")}/export?format={format}" })
        {
            Assert.DoesNotContain("86 科技局", await TextAsync(null, path, format));
            Assert.Contains("86 科技局", await TextAsync(TestPerson.OfCompany(), path, format));
            Assert.Contains("水质监测", await TextAsync(null, path, format));
        }
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    [InlineData("xlsx")]
    public async Task What_is_exported_can_be_imported_elsewhere_and_says_the_same(string format)
    {
        var (park, other) = (TestPerson.OfPark(), TestPerson.OfPark());
        (await app.PostAsync(park, "/", Scenario("水质监测"))).Must(201);
        (await app.PostAsync(park, "/", new { name = "道路巡检", kind = "opportunity", need = "识别道路破损\n并派单", deadline = "2099-12-31T17:00:00+08:00", firstOfKind = true })).Must(201);
        var export = await BytesAsync(park, $"/mine/export?format={format}");
        Assert.Equal(2, (await app.ImportAsync(other, $"a.{format}", export)).Must(200)["created"].GetInt32());
        Assert.Equal(await ContentAsync(park), await ContentAsync(other));
    }

    [Fact]
    public async Task A_workbook_is_a_sound_one()
    {
        var park = TestPerson.OfPark();
        await app.ListedAsync(park, Scenario("水质监测"), Scenario("道路巡检", "含\u0001控制符"));
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(await BytesAsync(null, $"/catalogue/export?format=xlsx&ownerId={park.OrganizationId}")), false);
        Assert.Empty(new OpenXmlValidator().Validate(workbook, TestContext.Current.CancellationToken).Select(e => $"{e.Part?.Uri} {e.Path?.XPath} {e.Description}"));
        Assert.Equal(3, workbook.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Count());
    }

    [Fact]
    public async Task An_export_holds_what_the_filter_leaves_and_nothing_that_is_not_public()
    {
        var park = TestPerson.OfPark();
        await app.ListedAsync(park, Scenario("水质监测"), Scenario("道路巡检", "识别道路破损"));
        await app.DraftAsync(park, "还是草稿");
        var lines = (await TextAsync(null, $"/catalogue/export?format=jsonl&q=道路&ownerId={park.OrganizationId}", "jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("道路巡检", JsonDocument.Parse(Assert.Single(lines)).RootElement.GetProperty("name").GetString());
        Assert.Equal(2, (await TextAsync(null, $"/catalogue/export?format=jsonl&ownerId={park.OrganizationId}", "jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(3, (await TextAsync(park, "/mine/export?format=jsonl", "jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task More_rows_than_one_reading_come_all_and_in_order()
    {
        var park = TestPerson.OfPark();
        var rows = string.Join('\n', Enumerable.Range(1, 2345).Select(i => $"场景{i},需求{i}"));
        (await app.ImportAsync(park, "a.csv", "名称,需求\n" + rows)).Must(200);
        var numbers = (await TextAsync(park, "/mine/export?format=jsonl", "jsonl")).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("number").GetString()!).ToList();
        Assert.Equal(2345, numbers.Distinct().Count());
        Assert.Equal(numbers.Order(StringComparer.Ordinal), numbers);
    }

    [Fact]
    public async Task A_wrong_format_or_filter_is_named_and_a_draft_list_does_not_exist()
    {
        Assert.Equal("format", (await app.GetAsync(null, "/catalogue/export?format=doc")).Must(400)["errors"][0].GetProperty("field").GetString());
        Assert.Equal("kind", (await app.GetAsync(null, "/catalogue/export?kind=x")).Must(400)["errors"][0].GetProperty("field").GetString());
        var park = TestPerson.OfPark();
        var approved = await app.ApprovedAsync(park, Scenario("水质监测"));
        var list = (await app.PostAsync(park, "/lists", new { title = "草稿清单", scenarioIds = approved.Select(a => a.Id) })).Must(201);
        Assert.Equal(404, (await app.GetAsync(TestPerson.OfPark(), $"/lists/{list.Id}/export")).Status);
        Assert.Contains("水质监测", await TextAsync(park, $"/lists/{list.Id}/export", "csv"));
    }

    [Fact]
    public async Task A_file_says_what_it_is_called_and_that_it_is_to_be_saved()
    {
        using var client = app.As(null);
        var answer = await client.GetAsync("/api/scenarios/catalogue/export?format=xlsx&q=没有这样的场景", TestContext.Current.CancellationToken);
        Assert.Equal(("attachment", "场景目录.xlsx"), (answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
    }

    private async Task<string> ContentAsync(TestPerson park)
    {
        var rows = new List<string>();
        foreach (var item in (await app.GetAsync(park, "/mine"))["items"].EnumerateArray())
        {
            var all = (await app.GetAsync(park, $"/{item.GetProperty("id")}")).Must(200).Body.EnumerateObject()
                .Where(p => p.Name is not ("id" or "number" or "ownerId" or "createdAt" or "updatedAt" or "registeredFields" or "version"));
            rows.Add(string.Join('\n', all.Select(p => $"{p.Name}={(p.Name == "investmentYuan" ? $"{p.Value.GetDecimal():0.##}" : p.Value)}").Order(StringComparer.Ordinal)));
        }

        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }

    private async Task<byte[]> BytesAsync(TestPerson? person, string path)
    {
        using var client = app.As(person);
        return await client.GetByteArrayAsync($"/api/scenarios{path}", TestContext.Current.CancellationToken);
    }

    private async Task<string> TextAsync(TestPerson? person, string path, string format)
    {
        var bytes = await BytesAsync(person, path);
        if (format != "xlsx")
        {
            return Encoding.UTF8.GetString(bytes);
        }

        using var workbook = SpreadsheetDocument.Open(new MemoryStream(bytes), false);
        return string.Concat(workbook.WorkbookPart!.WorksheetParts.Select(p => p.Worksheet.InnerText));
    }
}
