using System.Text;
using System.Text.Json;
using ScenarioHub.Scenarios.Imports;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Imports;

/// <summary>
/// <c>samples/scenarios.xlsx</c> is one list of <c>samples/scenarios.jsonl</c> as a park would hold it. To make it anew after a change of the
/// rows, run this class with <c>HUB_WRITE_SAMPLES=1</c>.
/// </summary>
public class SampleWorkbookTests
{
    private const string List = "安徽省应用场景一体化大市场行动方案(2023—2025年)优先探索场景";
    private static readonly string[] Headings = ["名称", "需求", "领域", "政策方向", "需求方", "省份", "城市", "发布单位", "清单名称", "发布时间", "来源", "来源网址"];
    private static readonly string[] Names = ["name", "need", "field", "policy_areas", "demand_party", "province", "city", "publisher", "list_title", "published", "source", "source_url"];

    [Fact]
    public async Task The_sample_workbook_brings_the_same_scenarios_as_the_rows_it_was_made_from()
    {
        var rows = Encoding.UTF8.GetString(Sample.Scenarios).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => JsonDocument.Parse(line).RootElement.GetProperty("list_title").GetString() == List).ToList();
        if (Environment.GetEnvironmentVariable("HUB_WRITE_SAMPLES") == "1")
        {
            await File.WriteAllBytesAsync(WorkbookPath(), Workbooks.Of([Headings, .. rows.Select(Values)]), TestContext.Current.CancellationToken);
        }

        await using var workbook = File.OpenRead(WorkbookPath());
        var table = ScenarioFile.Read(workbook, "scenarios.xlsx");
        var lines = ScenarioFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(string.Join('\n', rows))), "scenarios.jsonl");
        Assert.Empty(table.Problems);
        Assert.Equal(12, table.Scenarios.Count);
        Assert.Equal(JsonSerializer.Serialize(lines.Scenarios.Select(s => s.Content)), JsonSerializer.Serialize(table.Scenarios.Select(s => s.Content)));
    }

    private static string[] Values(string line)
    {
        var row = JsonDocument.Parse(line).RootElement;
        return Array.ConvertAll(Names, name => !row.TryGetProperty(name, out var value) ? ""
            : value.ValueKind == JsonValueKind.Array ? string.Join('；', value.EnumerateArray().Select(v => v.GetString())) : value.GetString()!);
    }

    private static string WorkbookPath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "samples", "scenarios.jsonl")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The samples are not above the test's folder.");
        }

        return Path.Combine(folder.FullName, "samples", "scenarios.xlsx");
    }
}
