using System.Globalization;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Persistence.Audit;

/// <summary>The audit trail as a file, streamed row by row: comma-separated values for a table program, or a JSON object a line.</summary>
public static class AuditExport
{
    /// <summary>More rows than this are asked for in parts, by time.</summary>
    private const int MostRows = 1_000_000;

    /// <summary>Streams <paramref name="entries"/>, which the caller has cut down to what the reader may see, newest first. Leaves an entry of its own.</summary>
    public static async Task<IResult> ExportAsync(
        this ServiceDb db, IQueryable<AuditEntry> entries, string? format, ClaimsPrincipal user, CancellationToken ct)
    {
        if (format is not (null or "csv" or "jsonl"))
        {
            throw new InvalidException("format", "field.choice", "csv | jsonl");
        }

        db.Record(user, "audit.exported", user.OrganizationId(), detail: new { format = format ?? "csv" });
        await db.SaveChangesAsync(ct);
        var rows = entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Seq).Take(MostRows).AsAsyncEnumerable();
        var line = format is "jsonl" ? (Func<AuditEntry, string>)Json : Csv;
        return Results.Stream(
            async body =>
            {
                // With the byte-order mark, table programs read Chinese as what it is.
                await using var writer = new StreamWriter(body, new UTF8Encoding(format is not "jsonl"));
                await writer.WriteAsync(format is "jsonl" ? "" : "at,person,organization,act,subject,detail\r\n");
                await foreach (var entry in rows.WithCancellation(ct))
                {
                    await writer.WriteAsync(line(entry).AsMemory(), ct);
                }
            },
            format is "jsonl" ? "application/jsonl; charset=utf-8" : "text/csv; charset=utf-8",
            $"audit.{format ?? "csv"}");
    }

    private static string Csv(AuditEntry e) => string.Join(',',
        e.At.ToString("O", CultureInfo.InvariantCulture), e.Person?.ToString(), e.Organization?.ToString(), Quoted(e.Act), e.Subject.ToString(),
        e.Detail is null ? null : Quoted(e.Detail.RootElement.GetRawText())) + "\r\n";

    private static string Json(AuditEntry e) =>
        JsonSerializer.Serialize(new { e.At, e.Person, e.Organization, e.Act, e.Subject, e.Detail }, JsonSerializerOptions.Web) + "\n";

    /// <summary>No cell begins with what a table program would take for a formula: an act is a word, a detail is JSON.</summary>
    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
