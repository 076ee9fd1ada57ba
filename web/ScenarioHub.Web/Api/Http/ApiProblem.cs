using System.Text.Json;

namespace ScenarioHub.Web.Api.Http;

/// <summary>One field that a service did not accept.</summary>
/// <param name="Field">JSON path in camelCase, such as <c>indicators[2].target</c>.</param>
/// <param name="Code">The rule.</param>
/// <param name="Message">What is wrong and what would be right, in the reader's language.</param>
public record FieldProblem(string Field, string Code, string Message);

/// <summary>One row of an imported file that a service did not accept; without a row, the file as a whole.</summary>
public record RowProblem(int? Row, string? Column, string Code, string Message, string? Value);

/// <summary>A service said no: its problem details (RFC 9457) as an exception.</summary>
public class ApiProblem(int status, string code, string title, IReadOnlyList<FieldProblem> fields, IReadOnlyList<RowProblem> rows) : Exception(title)
{
    /// <summary>A problem without fields.</summary>
    public ApiProblem(int status, string code, string title)
        : this(status, code, title, [], [])
    {
    }

    /// <summary>The HTTP status; 503 where no replica could be reached.</summary>
    public int Status => status;

    /// <summary>The stable code, such as <c>bid.duplicate</c>.</summary>
    public string Code => code;

    /// <summary>One sentence for the reader.</summary>
    public string Title => Message;

    /// <summary>Every field that has to change.</summary>
    public IReadOnlyList<FieldProblem> Fields => fields;

    /// <summary>Every row of a file that has to change.</summary>
    public IReadOnlyList<RowProblem> Rows => rows;

    /// <summary>Whether a form shows it and keeps what was typed. The others (401, 403, 404) are pages of their own.</summary>
    public bool BelongsToForm => status is not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound)
        || code.StartsWith("session.", StringComparison.Ordinal);

    /// <summary>The messages of one field.</summary>
    public IEnumerable<string> For(string field) =>
        fields.Where(f => string.Equals(f.Field, field, StringComparison.OrdinalIgnoreCase)).Select(f => f.Message);

    /// <summary>Reads the answer of a service; an answer that is no problem document keeps its status.</summary>
    public static async Task<ApiProblem> ReadAsync(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        if (response.Content.Headers.ContentType?.MediaType is not ("application/problem+json" or "application/json"))
        {
            return new(status, "unexpected", response.ReasonPhrase ?? "");
        }

        using var body = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync());
        var root = body.RootElement;
        var hasErrors = root.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.Array && errors.GetArrayLength() > 0;
        var byRow = hasErrors && !errors[0].TryGetProperty("field", out _);
        return new(
            status,
            root.TryGetProperty("code", out var code) ? code.GetString()! : "unexpected",
            root.TryGetProperty("title", out var title) ? title.GetString()! : "",
            hasErrors && !byRow ? errors.Deserialize<FieldProblem[]>(ApiCalls.Json)! : [],
            byRow ? errors.Deserialize<RowProblem[]>(ApiCalls.Json)! : []);
    }
}
