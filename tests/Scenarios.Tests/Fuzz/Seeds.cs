using System.Globalization;
using System.Text;
using ScenarioHub.Scenarios.Imports;
using ScenarioHub.Scenarios.Tests.Imports;

namespace ScenarioHub.Scenarios.Tests.Fuzz;

/// <summary>The sound files that are damaged: one of each format and encoding, as programs and people make them.</summary>
public static class Seeds
{
    private const string Table = "名称,需求,类型,投资额（元）,省份,城市,截止时间,指标,技术\n水质监测{0},\"环湖,水质监测\",需求,\"1,200 万元\",安徽,合肥,2099-12-31,准确率|≥95|%,人工智能；物联网\n道路巡检{0},识别道路破损,机会,,,,,,\n园区能耗{0},'-5%以内,能力,,,,,,\n";

    /// <summary>Files with names of their own, so that a sound one is no duplicate of another.</summary>
    public static IReadOnlyList<(string Name, string Format, byte[] Bytes)> Of(int number)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh-CN");
        var table = string.Format(CultureInfo.InvariantCulture, Table, number);
        return
        [
            ("a.csv", "csv", Encoding.UTF8.GetBytes(table)),
            ("a.csv", "csv", Encoding.GetEncoding("GB18030").GetBytes(table)),
            ("a.jsonl", "jsonl", Encoding.UTF8.GetBytes($$"""
                {"name":"水质监测{{number}}","need":"环湖水质监测","kind":"need","investmentYuan":12000000,"province":"安徽","indicators":[{"name":"准确率","target":"≥95"}]}
                {"name":"道路巡检{{number}}","need":"识别道路破损","technologies":["人工智能","物联网"]}
                """)),
            ("a.xlsx", "xlsx", Workbooks.Of(["名称", "需求", "类型", "省份"], [$"水质监测{number}", "环湖水质监测", "需求", "安徽"], [$"道路巡检{number}", "识别道路破损", "机会", ""])),
            ("a.xlsx", "xlsx", Template.Value),
        ];
    }

    private static readonly Lazy<byte[]> Template = new(() => TemplateWorkbook.Write());
}
