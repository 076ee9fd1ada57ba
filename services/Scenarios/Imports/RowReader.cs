using System.Text.Json;
using ScenarioHub.Scenarios.Reference;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>Makes a scenario of a row, and names everything in it that does not fit, by row, column and rule.</summary>
public class RowReader(RawRow row, List<ImportProblem> problems)
{
    private const int MostFound = 8;
    private readonly int _before = problems.Count;

    /// <summary>The scenario; nothing where the row has faults.</summary>
    public ScenarioContent? Scenario()
    {
        var (cooperation, cooperationWords) = Cell("cooperation") is { } cell ? CellText.Cooperation(cell.Text, () => Broken(cell, "import.cooperation")) : (null, null);
        var content = new ScenarioContent
        {
            Name = Text("name") ?? "",
            Kind = Word<ScenarioKind>("kind") ?? ScenarioKind.Opportunity,
            Category = Word<ScenarioCategory>("category"),
            Need = Text("need") ?? "",
            Goals = Lines(Text("goals"), cooperationWords),
            Indicators = Read("indicators", CellText.Indicators, "import.indicator") ?? [],
            Field = Text("field"),
            DemandParty = Text("demandParty"),
            Province = Text("province"),
            City = Text("city"),
            RegionCode = Text("regionCode"),
            Cooperation = cooperation,
            InvestmentYuan = Read("investmentYuan", CellText.Yuan, "import.money"),
            Period = Text("period"),
            Deadline = Read("deadline", CellText.Instant, "import.date"),
            Department = Text("department"),
            PolicyReferences = CellText.Parts(Text("policyReferences")),
            FirstOfKind = Read("firstOfKind", CellText.YesNo, "import.yes-no") ?? false,
            Sandbox = Read("sandbox", CellText.YesNo, "import.yes-no") ?? false,
            SourceName = Source(),
            SourceUrl = Text("sourceUrl"),
            Technologies = CellText.Parts(Text("technologies")),
            Directions = CellText.Parts(Text("directions")),
        };
        if (content.Technologies.Length == 0)
        {
            content = content with { Technologies = Found(content) };
        }

        var errors = new List<FieldError>();
        Shape.Check(content, "", errors);
        content = content.Settle(errors);
        problems.AddRange(errors.Select(ProblemOf));
        return problems.Count == _before ? content : null;
    }

    private RawCell? Cell(string column) => row.Cells.FirstOrDefault(cell => cell.Column.Name == column);

    private string? Text(string column) => Cell(column)?.Text;

    private T? Word<T>(string column)
        where T : struct, Enum => Read(column, CellText.Word<T>, "field.choice", CellText.Words<T>());

    private T? Read<T>(string column, Func<string, T?> read, string code, params object?[] arguments)
        where T : struct
    {
        if (Cell(column) is not { } cell)
        {
            return null;
        }

        var value = read(cell.Text);
        if (value is null)
        {
            Broken(cell, code, arguments);
        }

        return value;
    }

    private Indicator[]? Read(string column, Func<string, Indicator[]?> read, string code)
    {
        var value = Cell(column) is { } cell ? read(cell.Text) : [];
        if (value is null)
        {
            Broken(Cell(column)!, code);
        }

        return value;
    }

    private void Broken(RawCell cell, string code, params object?[] arguments) =>
        problems.Add(new(row.Number, cell.Heading, code, HeaderRow.Shorten(cell.Text), arguments));

    /// <summary>The words of published collections are kept as one line of attribution.</summary>
    private string? Source()
    {
        var (publisher, list, published, source) = (Text("publisher"), Text("listTitle"), Text("published"), Text("sourceName"));
        var line = $"{publisher}{(list is null ? "" : $"《{list}》")}{(published is null ? "" : $"（{published}）")}";
        return line.Length == 0 ? source : source is null || source == publisher ? line : $"{line}；{source}";
    }

    /// <summary>The technologies that policy areas and the text speak of, where the row names none itself.</summary>
    private string[] Found(ScenarioContent content) =>
        [.. TechnologyFinder.In(string.Join('\n', Text("policyAreas"), content.Field, content.Name, content.Need)).Take(MostFound).Select(t => t.Name)];

    private static string? Lines(string? goals, string? words) => words is null ? goals : goals is null ? words : $"{goals}\n{words}";

    private ImportProblem ProblemOf(FieldError error)
    {
        var name = error.Field.Split('[', '.')[0];
        var cell = Cell(name);
        var heading = cell?.Heading ?? ImportColumn.All.FirstOrDefault(c => c.Name == name)?.Title() ?? JsonNamingPolicy.CamelCase.ConvertName(name);
        return new(row.Number, heading, error.Code, cell is null ? null : HeaderRow.Shorten(cell.Text), error.Arguments);
    }
}
