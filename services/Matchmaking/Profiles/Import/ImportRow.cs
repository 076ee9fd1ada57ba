using System.Globalization;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Profiles.Import;

/// <summary>One error of a file: where, which rule, the rule's arguments, and the value found.</summary>
internal sealed record RowError(int Row, string? Column, string Code, object?[] Arguments, string? Value = null);

/// <summary>One row of a file as columns of texts.</summary>
/// <param name="Number">Its line, from 1.</param>
internal sealed record ImportRow(int Number, IReadOnlyDictionary<string, IReadOnlyList<string>> Cells)
{
    public string Id => Text("id") ?? "";

    /// <summary>A collection without names is told apart by its ids.</summary>
    public string Company => Text("company") ?? Id;

    /// <summary>What the row says as a profile; what cannot be is added to <paramref name="errors"/>.</summary>
    public ProfileContent Read(List<RowError> errors)
    {
        var product = Text("product");
        var content = new ProfileContent(
            Text("title") ?? product,
            Text("capability") ?? "",
            [.. product is null ? [] : new[] { product }, .. List("products")],
            List("qualifications"),
            Text("field"),
            [.. List("technologies"), .. List("policy_areas").SelectMany(a => a.Split('/', StringSplitOptions.TrimEntries))],
            Text("industry_code"),
            Text("province"),
            Text("city"),
            WholeNumber("maturity", errors),
            Text("staff_band"),
            Text("cases"),
            Text("source_url"),
            Source(),
            Text("org_type")).Tidy();
        Check(content, errors);
        return content;
    }

    private void Check(ProfileContent content, List<RowError> errors)
    {
        if (Id.Length is 0 or > 100)
        {
            errors.Add(Id.Length == 0 ? new(Number, "id", "field.required", []) : new(Number, "id", "field.length", [1, 100, Id.Length]));
        }

        if (Company.Length > 200)
        {
            errors.Add(new(Number, "company", "field.length", [1, 200, Company.Length]));
        }

        var broken = new List<FieldError>();
        Shape.Check(content, "", broken);
        errors.AddRange(broken.Select(e =>
        {
            var column = ImportColumns.OfField(e.Field);
            return new RowError(Number, column, e.Code, e.Arguments, Text(column));
        }));
    }

    private string? Source() => (Text("source"), Text("year")) switch
    {
        (null, var year) => year,
        ({ } source, { } year) when !source.Contains(year, StringComparison.Ordinal) => $"{source} {year}",
        var (source, _) => source,
    };

    private int? WholeNumber(string column, List<RowError> errors)
    {
        if (Text(column) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        errors.Add(new(Number, column, "import.number", [], text));
        return null;
    }

    private string? Text(string column) => List(column) is { Count: > 0 } texts ? string.Join("、", texts) : null;

    private IReadOnlyList<string> List(string column) => Cells.GetValueOrDefault(column) ?? [];
}
