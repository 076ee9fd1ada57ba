using DocumentFormat.OpenXml.Spreadsheet;
using ScenarioHub.Scenarios.Reference;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>The template's third sheet: provinces, technologies, every region with its code, and the directions that are published. Its columns feed the drop-downs that are too long to stand in a cell.</summary>
internal static class TemplateReference
{
    /// <summary>Where the words of a column stand, if here.</summary>
    public static string? RangeOf(ImportColumn column, IReadOnlyList<string> directions) => column.Name switch
    {
        "province" => Range('A', Regions.Below(null).Count()),
        "technologies" => Range('B', Technologies.All.Count),
        "directions" when directions is not [] => Range('G', directions.Count),
        _ => null,
    };

    /// <summary>The sheet, its rows made by <paramref name="row"/> from number, values and whether they are headings.</summary>
    public static Worksheet Sheet(IReadOnlyList<string> directions, Func<uint, IEnumerable<string>, bool, Row> row)
    {
        var provinces = Regions.Below(null).Select(region => region.Name).ToList();
        var broader = Technologies.All.ToDictionary(technology => technology.Code, technology => technology.Name);
        var codes = Regions.All.ToDictionary(region => region.Code, region => region.Name);
        string[] headings = ["provinces", "technologies", "broader", "regions", "region", "region-parent", "directions"];
        var rows = Enumerable.Range(0, Math.Max(Math.Max(Technologies.All.Count, Regions.All.Count), directions.Count)).Select(i => row((uint)i + 2,
        [
            i < provinces.Count ? provinces[i] : "",
            i < Technologies.All.Count ? Technologies.All[i].Name : "",
            i < Technologies.All.Count && Technologies.All[i].ParentCode is { } above ? broader[above] : "",
            i < Regions.All.Count ? Regions.All[i].Code : "",
            i < Regions.All.Count ? Regions.All[i].Name : "",
            i < Regions.All.Count && Regions.All[i].ParentCode is { } parent ? codes[parent] : "",
            i < directions.Count ? directions[i] : "",
        ], false));
        return new(
            new Columns(new Column { Min = 1, Max = 7, Width = 22, CustomWidth = true }),
            new SheetData([row(1, headings.Select(key => ImportTexts.Of($"template.{key}")), true), .. rows]));
    }

    private static string Range(char column, int count) => $"'{ImportTexts.Of("template.reference")}'!${column}$2:${column}${count + 1}";
}
