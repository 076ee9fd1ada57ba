using DocumentFormat.OpenXml.Packaging;
using ScenarioHub.Scenarios.Exports;
using ScenarioHub.Scenarios.Imports;
using ScenarioHub.Scenarios.Scenarios;
using Xunit;

namespace ScenarioHub.Scenarios.Tests.Exports;

public class DirectionColumnTests
{
    [Fact]
    public void A_row_carries_its_directions() => Assert.Contains(
        "量子科技；低空经济",
        new ExportRow("CJ-1", ScenarioState.Listed, "园区", null, null, new() { Name = "场景", Need = "需求", Directions = ["量子科技", "低空经济"] }).Cells());

    [Fact]
    public void The_template_names_the_directions_that_are_published()
    {
        using var workbook = SpreadsheetDocument.Open(new MemoryStream(TemplateWorkbook.Write(null, "量子科技", "低空经济")), isEditable: false);
        var sheets = workbook.WorkbookPart!.WorksheetParts.Select(part => part.Worksheet!.InnerText).ToList();
        Assert.Contains(sheets, text => text.Contains("量子科技", StringComparison.Ordinal));
        Assert.Contains(sheets, text => text.Contains("$G$2:$G$3", StringComparison.Ordinal));
    }
}
