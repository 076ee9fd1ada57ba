using System.Globalization;
using System.IO.Compression;
using System.Text;
using ScenarioHub.Scenarios.Imports;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Imports;

public class ScenarioFileTests
{
    static ScenarioFileTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private const string Table = "名称,需求,类型,投资额（元）,省份,城市\n水质监测,环湖水质监测,需求,\"1,200 万元\",安徽,合肥\n道路巡检,识别道路破损,机会,,,\n";

    public static TheoryData<string, byte[]> SameTable => new()
    {
        { "utf8.csv", Encoding.UTF8.GetBytes(Table) },
        { "bom.csv", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Table)] },
        { "gb.csv", Encoding.GetEncoding("GB18030").GetBytes(Table) },
        { "utf16.csv", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Table)] },
        { "crlf.csv", Encoding.UTF8.GetBytes(Table.ReplaceLineEndings("\r\n")) },
        { "semicolon.csv", Encoding.UTF8.GetBytes(Table.Replace("\"1,200 万元\"", "12000000", StringComparison.Ordinal).Replace(',', ';')) },
        { "tab.csv", Encoding.UTF8.GetBytes(Table.Replace("\"1,200 万元\"", "12000000", StringComparison.Ordinal).Replace(',', '\t')) },
        { "english.csv", Encoding.UTF8.GetBytes(Table.Replace("名称,需求,类型,投资额（元）,省份,城市", "Name,Need,Kind,Investment (yuan),Province,City", StringComparison.Ordinal)) },
        { "api.csv", Encoding.UTF8.GetBytes(Table.Replace("名称,需求,类型,投资额（元）,省份,城市", "name,need,kind,investmentYuan,province,city", StringComparison.Ordinal)) },
        { "lines.jsonl", Encoding.UTF8.GetBytes("""
            {"name":"水质监测","need":"环湖水质监测","kind":"need","investmentYuan":12000000,"province":"安徽","city":"合肥"}
            {"name":"道路巡检","need":"识别道路破损","kind":"opportunity"}
            """) },
        { "book.xlsx", Workbooks.Of(["名称*", "需求*", "类型", "投资额（元）", "省份", "城市"], ["水质监测", "环湖水质监测", "需求", "12000000", "安徽", "合肥"], ["道路巡检", "识别道路破损", "机会", "", "", ""]) },
    };

    [Theory]
    [MemberData(nameof(SameTable))]
    public void The_same_table_is_read_the_same_from_every_format_and_encoding(string name, byte[] bytes)
    {
        var file = Read(name, bytes);
        Assert.Empty(file.Problems);
        Assert.Equal(["水质监测", "道路巡检"], file.Scenarios.Select(s => s.Content.Name));
        var first = file.Scenarios[0].Content;
        Assert.Equal((ScenarioKind.Need, 12_000_000m, "340100", "安徽省", "合肥市"), (first.Kind, first.InvestmentYuan, first.RegionCode, first.Province, first.City));
    }

    public static TheoryData<string, byte[], string> WrongFiles => new()
    {
        { "a.xlsx", Encoding.UTF8.GetBytes(Table), "import.not-xlsx-but-csv" },
        { "a.csv", Workbooks.Of(["名称", "需求"]), "import.not-csv-but-xlsx" },
        { "a.csv", "{\"name\":\"a\"}"u8.ToArray(), "import.not-csv-but-jsonl" },
        { "a.jsonl", Encoding.UTF8.GetBytes(Table), "import.not-jsonl-but-csv" },
        { "a.jsonl", "[{\"name\":\"a\"}]"u8.ToArray(), "import.json-array" },
        { "a.xls", [0xD0, 0xCF, 0x11, 0xE0], "import.old-excel" },
        { "a.csv", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "import.old-excel" },
        { "a.docx", "PK"u8.ToArray(), "import.extension" },
        { "a.csv", [], "import.empty" },
        { "a.csv", "%PDF-1.7"u8.ToArray(), "import.not-a-table" },
        { "a.csv", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0], "import.not-a-table" },
        { "a.csv", Encoding.UTF8.GetBytes("名称,需求\n" + new string('长', 600) + ",需\0求\n"), "import.not-a-table" },
        { "a.jsonl", "{\"name\":\"a\\u0000b\",\"need\":\"需求\"}"u8.ToArray(), "import.not-a-table" },
        { "a.xlsx", Zip(("readme.txt", 10)), "import.zip-no-workbook" },
        { "a.xlsx", [.. "PK\x03\x04"u8, 1, 2, 3], "import.xlsx-broken" },
        { "a.xlsx", Zip(("[Content_Types].xml", 10), ("bomb", 101 * 1024 * 1024)), "import.zip-bomb" },
        { "a.xlsx", Workbooks.Of(["名称", "需求"])[..900], "import.xlsx-broken" },
        { "a.csv", Encoding.UTF8.GetBytes("名称,需求\n"), "import.no-rows" },
        { "a.csv", [.. Encoding.UTF8.GetBytes("名称,需求\n"), 0xFF, 0xFF, (byte)'\n'], "import.encoding" },
        { "a.csv", Encoding.UTF8.GetBytes("名称,需求\n\"没有结束的引号,需求\n又一行,需求\n"), "import.csv-quotes" },
        { "a.csv", Encoding.UTF8.GetBytes("名称,需求\n" + string.Concat(Enumerable.Range(1, 5001).Select(i => $"场景{i},需求\n"))), "import.too-many-rows" },
        { "a.csv", Encoding.UTF8.GetBytes("名称,需求\n场景," + new string('长', 10_001) + "\n"), "import.cell-too-long" },
        { "a.xlsx", Zip(("[Content_Types].xml", 10), ("xl/media/bomb", 50 * 1024 * 1024)), "import.zip-ratio" },
        { "a.xlsx", Zip([.. Enumerable.Range(0, 501).Select(i => ($"{i}", 1))]), "import.zip-entries" },
        { "a.xlsx", Zip(("[Content_Types].xml", 10), ("xl/vbaProject.bin", 10)), "import.macros" },
        { "a.xlsx", Zip(("[Content_Types].xml", 10), ("xl/externalLinks/externalLink1.xml", 10)), "import.external-links" },
        { "a.xlsx", Zip(("[Content_Types].xml", 10), ("xl/connections.xml", 10)), "import.external-links" },
        { "a.xlsx", Workbooks.Raw("<!DOCTYPE worksheet [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>&x;</t></is></c></row></sheetData></worksheet>"), "import.xlsx-broken" },
        { "a.xlsx", Workbooks.Raw("<worksheet><sheetData><row r='1'><c r='ZZ1'><v>1</v></c></row></sheetData></worksheet>"), "import.too-many-columns" },
        { "a.xlsx", Workbooks.Raw("<worksheet><sheetData><row r='2'/><row r='1'/></sheetData></worksheet>"), "import.xlsx-broken" },
        { "a.csv", Encoding.UTF8.GetBytes("名称,需求\n场景,=1+1\n"), "import.formula" },
        { "a.csv", Encoding.UTF8.GetBytes("名称,需求\n场景,@SUM(1+1)*cmd|' /C calc'!A0\n"), "import.formula" },
        { "a.csv", Encoding.UTF8.GetBytes("名称,需求\n场景,-2+3+cmd|' /C calc'!A0\n"), "import.formula" },
        { "a.csv", Encoding.UTF8.GetBytes("名称,需求\n场景,＝HYPERLINK(A1)\n"), "import.formula" },
        { "a.jsonl", Encoding.UTF8.GetBytes("{\"name\":\"场景\",\"need\":\"需求\",\"goals\":\"=1+1\"}\n"), "import.formula" },
    };

    [Theory]
    [MemberData(nameof(WrongFiles))]
    public void A_wrong_file_is_refused_with_what_it_is_and_what_would_be_right(string name, byte[] bytes, string code)
    {
        var problem = Assert.Single(Read(name, bytes).Problems);
        Assert.Equal(code, problem.Code);
        foreach (var language in new[] { "zh-CN", "en" })
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            var text = new ProblemTexts(typeof(ScenarioFile).Assembly).Of(code, problem.Arguments);
            Assert.True(text != code && !text.Contains('{', StringComparison.Ordinal), text);
        }
    }

    [Fact]
    public void A_formula_in_a_workbook_is_refused_by_its_cell_and_the_other_rows_are_read()
    {
        var file = Read("a.xlsx", Workbooks.Raw(
            """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            <row r="1"><c r="A1" t="inlineStr"><is><t>名称</t></is></c><c r="B1" t="inlineStr"><is><t>需求</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><r><t>水质</t></r><r><t>监测</t></r><rPh sb="0" eb="1"><t>读音</t></rPh></is></c><c r="B2" t="str"><f>CONCATENATE("a","b")</f><v>ab</v></c></row>
            <row r="3"><c r="A3" t="inlineStr"><is><t>道路巡检</t></is></c><c r="B3" t="inlineStr"><is><t>- 识别破损
            - 派单</t></is></c></row></sheetData></worksheet>
            """));
        var problem = Assert.Single(file.Problems);
        Assert.Equal((2, "需求", "import.formula", "B2"), (problem.Row, problem.Column, problem.Code, problem.Arguments[0]));
        Assert.Equal(["水质监测", "道路巡检"], file.Scenarios.Select(s => s.Content.Name));
    }

    [Theory]
    [InlineData("-5%")]
    [InlineData("- 甲；- 乙")]
    [InlineData("+86 开头的号码")]
    public void Bullets_and_signs_are_no_formulas(string need) =>
        Assert.Equal(need, Read("a.csv", Encoding.UTF8.GetBytes($"名称,需求\n场景一,{need}\n场景二,'{need}\n")).Scenarios[1].Content.Need);

    [Fact]
    public void A_wrong_column_is_named_with_the_right_one_and_a_missing_one_too()
    {
        var file = Read("a.csv", Encoding.UTF8.GetBytes("场景名,需求说明,天气\n水质监测,环湖水质监测,晴\n"));
        Assert.Equal(
            [("场景名", "import.column-unknown-near"), ("需求说明", "import.column-unknown-near"), ("天气", "import.column-unknown"), ("名称", "import.column-missing"), ("需求", "import.column-missing")],
            file.Problems.Select(p => (p.Column, p.Code)));
        Assert.Contains("名称", file.Problems[0].Arguments);
        Assert.All(file.Problems, p => Assert.Equal(1, p.Row));
        Assert.Empty(file.Scenarios);
    }

    [Fact]
    public void Every_fault_of_a_row_is_named_by_row_column_rule_and_value()
    {
        var file = Read("a.csv", Encoding.UTF8.GetBytes(
            "名称,需求,类型,投资额,应答截止,合作方式,首发首创,省份,技术,指标,来源网址\n\n水,环湖水质监测,大概,很多,明天,换,也许,火星,魔法,只有名称,www\n"));
        Assert.Equal(
            [
                (3, "合作方式", "import.cooperation", "换"), (3, "应答截止", "import.date", "明天"), (3, "投资额", "import.money", "很多"), (3, "名称", "field.length", "水"),
                (3, "技术", "technology.unknown", "魔法"), (3, "指标", "import.indicator", "只有名称"), (3, "来源网址", "field.url", "www"),
                (3, "省份", "province.unknown", "火星"), (3, "类型", "field.choice", "大概"), (3, "首发首创", "import.yes-no", "也许"),
            ],
            file.Problems.Select(p => (p.Row!.Value, p.Column!, p.Code, p.Value!)).OrderBy(p => p.Item3 switch
            {
                "import.cooperation" => 0, "import.date" => 1, "import.money" => 2, "field.length" => 3, "technology.unknown" => 4, "import.indicator" => 5,
                "field.url" => 6, "province.unknown" => 7, "field.choice" => 8, _ => 9,
            }));
    }

    [Fact]
    public void Rows_are_counted_as_a_spreadsheet_counts_them_even_with_empty_rows_and_line_breaks_in_cells()
    {
        var file = Read("a.csv", Encoding.UTF8.GetBytes("名称,需求\n场景一,\"两行\n需求\"\n\n,没有名称\n"));
        var problem = Assert.Single(file.Problems);
        Assert.Equal((4, "名称", "field.required"), (problem.Row, problem.Column, problem.Code));
    }

    [Fact]
    public void Names_that_repeat_in_the_file_are_refused_whatever_their_script_and_width()
    {
        var problem = Assert.Single(Read("a.csv", Encoding.UTF8.GetBytes("名称,需求\nAI水质监测,需求\nＡＩ 水質監測,需求\n")).Problems);
        Assert.Equal((3, "import.repeated", 2), (problem.Row, problem.Code, problem.Arguments[0]));
    }

    [Fact]
    public void A_broken_or_unknown_line_of_json_is_named()
    {
        var file = Read("a.jsonl", "{\"name\":\"水质监测\",\"need\":\"需求\"}\n{\"name\":\n{\"nmae\":\"错字\",\"need\":\"需求\"}\n"u8.ToArray());
        Assert.Equal([(2, "import.json"), (3, "import.column-unknown-near"), (3, "field.required")], file.Problems.Select(p => (p.Row!.Value, p.Code)));
    }

    [Theory]
    [InlineData(ScenarioKind.Need)]
    [InlineData(ScenarioKind.Offer)]
    public void The_template_of_a_kind_brings_that_kind(ScenarioKind kind)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        var file = Read("template.xlsx", TemplateWorkbook.Write(kind));
        Assert.Empty(file.Problems);
        Assert.Equal((kind, kind != ScenarioKind.Offer), (file.Scenarios.Single().Content.Kind, file.Scenarios.Single().Content.DemandParty is not null));
    }

    [Fact]
    public void Several_modes_of_cooperation_count_as_other_and_keep_their_words()
    {
        var content = Read("a.csv", Encoding.UTF8.GetBytes("名称,需求,合作方式\n水质监测,需求,设备采购(租赁)/商业运营\n")).Scenarios.Single().Content;
        Assert.Equal((CooperationMode.Other, "合作方式：设备采购(租赁)/商业运营"), (content.Cooperation, content.Goals));
    }

    [Theory]
    [InlineData("2026-12-31", "2026-12-31T23:59:59+08:00")]
    [InlineData("2026年1月5日", "2026-01-05T23:59:59+08:00")]
    [InlineData("2026/1/5 17:00", "2026-01-05T17:00:00+08:00")]
    [InlineData("2026-01-05T17:00:00Z", "2026-01-05T17:00:00Z")]
    [InlineData("46387", "2026-12-31T23:59:59+08:00")]
    public void Dates_are_read_as_people_write_them(string text, string instant)
    {
        var file = Read("a.csv", Encoding.UTF8.GetBytes($"名称,需求,截止时间\n水质监测,需求,{text}\n"));
        Assert.Equal(DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture), file.Scenarios.Single().Content.Deadline);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void The_template_brings_its_own_example(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var file = Read("template.xlsx", TemplateWorkbook.Write());
        Assert.Empty(file.Problems);
        var example = Assert.Single(file.Scenarios).Content;
        Assert.Equal((12_000_000m, "合肥市", CooperationMode.Purchase), (example.InvestmentYuan, example.City, example.Cooperation));
        Assert.Equal(new Indicator("识别准确率", "≥95", "%", "第三方测试"), Assert.Single(example.Indicators));
    }

    private static ScenarioFile Read(string name, byte[] bytes) => ScenarioFile.Read(new MemoryStream(bytes), name);

    private static byte[] Zip(params (string Name, int Size)[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, size) in entries)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(new byte[size]);
            }
        }

        return file.ToArray();
    }
}
