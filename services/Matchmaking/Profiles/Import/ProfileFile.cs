using System.Text;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Matchmaking.Profiles.Import;

/// <summary>A row that can be imported.</summary>
internal sealed record ReadProfile(string ExternalId, string Company, ProfileContent Content);

/// <summary>A file of profiles, read and checked row by row.</summary>
internal sealed record ProfileFile(string Name, string Format, int Rows, IReadOnlyList<ReadProfile> Profiles, IReadOnlyList<RowError> Errors)
{
    private const int MostMegabytes = 20;
    private const int MostRows = 5000;

    public static async Task<ProfileFile> ReadAsync(IFormFile? file, CancellationToken ct)
    {
        if (file is null)
        {
            throw new InvalidException("file", "field.required");
        }

        if (file.Length > MostMegabytes * 1024L * 1024L)
        {
            throw new RuleException("import.too-large", MostMegabytes) { Status = StatusCodes.Status413PayloadTooLarge };
        }

        var format = Path.GetExtension(file.FileName).ToLowerInvariant();
        var errors = new List<RowError>();
        var text = await TextOfAsync(file, ct);
        var rows = format switch
        {
            ".jsonl" => JsonLines.Read(text, errors),
            ".csv" => CsvRows.Read(text, errors),
            _ => throw new InvalidException("file", "import.format"),
        };
        if (rows.Count > MostRows)
        {
            throw new InvalidException("file", "import.too-many-rows", MostRows, rows.Count);
        }

        return rows.Count == 0 && errors.Count == 0
            ? throw new InvalidException("file", "import.empty")
            : new(Path.GetFileName(file.FileName), format[1..], rows.Count, Check(rows, errors), errors);
    }

    private static List<ReadProfile> Check(List<ImportRow> rows, List<RowError> errors)
    {
        // A row that could not be read at all has said so; what it lacks follows from that.
        var unreadable = errors.Where(e => e.Column is null).Select(e => e.Row).ToHashSet();
        var seen = new Dictionary<string, int>();
        var profiles = new List<ReadProfile>(rows.Count);
        foreach (var row in rows.Where(r => !unreadable.Contains(r.Number)))
        {
            profiles.Add(new(row.Id, row.Company, row.Read(errors)));
            if (row.Id.Length > 0 && !seen.TryAdd(row.Id, row.Number))
            {
                errors.Add(new(row.Number, "id", "import.duplicate-id", [row.Id, seen[row.Id]], row.Id));
            }
        }

        return profiles;
    }

    private static async Task<string> TextOfAsync(IFormFile file, CancellationToken ct)
    {
        try
        {
            using var reader = new StreamReader(file.OpenReadStream(), new UTF8Encoding(false, throwOnInvalidBytes: true));
            return await reader.ReadToEndAsync(ct);
        }
        catch (DecoderFallbackException)
        {
            throw new InvalidException("file", "import.encoding");
        }
    }
}
