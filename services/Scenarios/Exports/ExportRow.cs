using System.Globalization;
using ScenarioHub.Scenarios.Imports;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Exports;

/// <summary>A scenario as a row: the columns of an import and, before them, where it stands. What is exported can be imported again.</summary>
internal sealed record ExportRow(string Number, ScenarioState State, string OwnerName, string? ListNumber, DateTimeOffset? ListedAt, ScenarioContent Content)
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);
    private static readonly string[] Standing = ["id", "status", "park", "listNumber", "listedAt"];
    private static readonly ImportColumn[] Columns = [.. Standing.Concat(ImportColumn.All.Where(c => c.IsInTemplate).Select(c => c.Name)).Select(name => ImportColumn.All.Single(c => c.Name == name))];

    /// <summary>The headings in the reader's language.</summary>
    public static IEnumerable<string> Headings() => Columns.Select(column => column.Name switch
    {
        "id" => ImportTexts.Of("export.number"),
        "status" => ImportTexts.Of("export.state"),
        "park" => ImportTexts.Of("export.owner"),
        _ => column.Title(),
    });

    /// <summary>The texts under the headings.</summary>
    public IEnumerable<string?> Cells() => Columns.Select(column => Cell(column.Name));

    /// <summary>The same by the API's names, without what is not there.</summary>
    public object Fields() => new
    {
        Number, State, OwnerName, ListNumber, ListedAt, Content.Name, Content.Kind, Content.Category, Content.Need, Content.Goals, Content.Indicators, Content.Field,
        Content.Technologies, Content.Directions, Content.DemandParty, Content.Province, Content.City, Content.RegionCode, Content.Cooperation, Content.InvestmentYuan, Content.Period,
        Content.Deadline, Content.Department, Content.PolicyReferences, Content.FirstOfKind, Content.Sandbox, Content.SourceName, Content.SourceUrl,
    };

    private string? Cell(string column) => column switch
    {
        "id" => Number,
        "status" => ImportTexts.Of($"state.{State}"),
        "park" => OwnerName,
        "listNumber" => ListNumber,
        "listedAt" => Time(ListedAt),
        "name" => Content.Name,
        "kind" => Content.Kind is { } kind ? CellText.Title(kind) : null,
        "category" => Content.Category is { } category ? CellText.Title(category) : null,
        "need" => Content.Need,
        "goals" => Content.Goals,
        "indicators" => string.Join('\n', Content.Indicators.Select(i => string.Join('|', i.Name, i.Target, i.Unit, i.Method).TrimEnd('|'))),
        "field" => Content.Field,
        "technologies" => string.Join('；', Content.Technologies),
        "directions" => string.Join('；', Content.Directions),
        "demandParty" => Content.DemandParty,
        "province" => Content.Province,
        "city" => Content.City,
        "regionCode" => Content.RegionCode,
        "cooperation" => Content.Cooperation is { } mode ? CellText.Title(mode) : null,
        "investmentYuan" => Content.InvestmentYuan?.ToString("0.##", CultureInfo.InvariantCulture),
        "period" => Content.Period,
        "deadline" => Time(Content.Deadline),
        "department" => Content.Department,
        "policyReferences" => string.Join('；', Content.PolicyReferences),
        "firstOfKind" => YesNo(Content.FirstOfKind),
        "sandbox" => YesNo(Content.Sandbox),
        "sourceName" => Content.SourceName,
        "sourceUrl" => Content.SourceUrl,
        _ => null,
    };

    private static string? Time(DateTimeOffset? at) => at?.ToOffset(China).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string YesNo(bool yes) => ImportTexts.Of("template.yes-no").Split(',')[yes ? 0 : 1];
}
