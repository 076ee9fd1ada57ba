using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Contracts;
using ScenarioHub.Persistence;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Scenarios.Directions;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>Import of scenarios from CSV, XLSX and JSON Lines: every error by row, column and rule, and all rows or none.</summary>
public static class ImportEndpoints
{
    /// <summary>Room for the form around the file.</summary>
    private const long BodyLimit = ImportLimits.Bytes + (64 * 1024);

    /// <summary>Maps the import (verified parks) and the template (public).</summary>
    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/imports").WithTags("Imports");
        group.MapPost("/", Import).RequireAuthorization(Policies.Park).Idempotent<ScenariosDb>()
            .WithMetadata(new RequestSizeLimitAttribute(BodyLimit)).WithDescription("multipart/form-data with the table in the field 'file'")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        group.MapGet("/template.xlsx", Template).AllowAnonymous();
    }

    private static FileContentHttpResult Template() =>
        TypedResults.File(TemplateWorkbook.Write(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "scenarios.xlsx");

    private static async Task<Results<Ok<Import>, ProblemHttpResult>> Import(
        [AsParameters] ImportOptions options, HttpRequest request, ClaimsPrincipal user, ScenariosDb db, ProblemTexts texts, TimeProvider clock, CancellationToken ct)
    {
        var upload = await UploadAsync(request, ct);
        await using var content = upload.OpenReadStream();
        var file = ScenarioFile.Read(content, upload.FileName);
        var owner = new Party(user.OrganizationId(), user.OrganizationName());

        // Two imports of one park run one after the other, so that the second sees the names that the first has brought.
        await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtextextended({owner.Id.ToString()}, 0))", ct);
        var problems = file.Problems.Concat(await ExistingAsync(file, owner.Id, db, ct)).Concat(await UnknownDirectionsAsync(file, db, ct)).OrderBy(p => p.Row ?? 0).ToList();
        if (problems.Count > 0)
        {
            return Refusal(problems, texts);
        }

        var dryRun = options.DryRun == true;
        var created = dryRun ? [] : await CreateAsync(file, upload.FileName, owner, user, db, clock.GetUtcNow(), ct);
        return TypedResults.Ok(new Import(
            upload.FileName, ImportFormats.Word(file.Format!.Value), file.Rows, created.Count, dryRun, created, [], file.PassedOver));
    }

    private static async Task<IFormFile> UploadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > BodyLimit)
        {
            throw new RuleException("import.too-large", ImportLimits.Megabytes) { Status = StatusCodes.Status413PayloadTooLarge };
        }

        if (!request.HasFormContentType)
        {
            throw new RuleException("import.multipart") { Status = StatusCodes.Status415UnsupportedMediaType };
        }

        try
        {
            var form = await request.ReadFormAsync(new FormOptions { MultipartBodyLengthLimit = BodyLimit, ValueCountLimit = 10 }, ct);
            var file = form.Files.GetFile("file") ?? throw new InvalidException("file", "field.required");
            return file.Length <= ImportLimits.Bytes
                ? file
                : throw new RuleException("import.too-large", ImportLimits.Megabytes) { Status = StatusCodes.Status413PayloadTooLarge };
        }
        catch (InvalidDataException)
        {
            throw new InvalidException("file", "field.malformed");
        }
    }

    private static async Task<IEnumerable<ImportProblem>> ExistingAsync(ScenarioFile file, Guid owner, ScenariosDb db, CancellationToken ct)
    {
        var keys = file.Scenarios.Select(s => SearchText.Key(s.Content.Name)).Distinct().ToArray();
        var existing = (await db.Scenarios.Where(s => s.OwnerId == owner && s.State != ScenarioState.Withdrawn && keys.Contains(s.Search.NameKey))
            .Select(s => new { s.Search.NameKey, s.Number }).ToListAsync(ct)).ToLookup(s => s.NameKey, s => s.Number);
        return from row in file.Scenarios
               let numbers = existing[SearchText.Key(row.Content.Name)]
               where numbers.Any()
               select new ImportProblem(row.Row, row.NameHeading, "import.exists", row.Content.Name, string.Join(", ", numbers));
    }

    private static async Task<IEnumerable<ImportProblem>> UnknownDirectionsAsync(ScenarioFile file, ScenariosDb db, CancellationToken ct)
    {
        var named = file.Scenarios.SelectMany(s => s.Content.Directions).Distinct().ToArray();
        var known = await db.Directions.Where(d => d.State == DirectionState.Published && named.Contains(d.Name)).Select(d => d.Name).ToListAsync(ct);
        return from row in file.Scenarios
               from name in row.Content.Directions.Except(known)
               select new ImportProblem(row.Row, ImportColumn.All.First(c => c.Name == "directions").Title(), "direction.unknown", name, name);
    }

    private static async Task<IReadOnlyList<Guid>> CreateAsync(
        ScenarioFile file, string name, Party owner, ClaimsPrincipal user, ScenariosDb db, DateTimeOffset now, CancellationToken ct)
    {
        var created = file.Scenarios.Select(row => (row.Row, Scenario: Scenario.Unnumbered(owner, row.Content, now))).ToList();
        foreach (var (row, scenario) in created)
        {
            db.Scenarios.Add(scenario);
            db.Record(user, "scenario.import", scenario.Id, owner.Id, new { file = name, row });
        }

        await db.SaveChangesAsync(ct);
        Guid[] ids = [.. created.Select(c => c.Scenario.Id)];

        // Whoever takes numbers makes all others wait for theirs until the end: so last, and in one statement.
        string[] numbers = [.. await db.TakeNumbersAsync(ScenarioEndpoints.Prefix, now.Year, ids.Length, ct)];
        await db.Database.ExecuteSqlAsync(
            $"""
            UPDATE scenario s SET number = given.number, need_tokens = s.need_tokens || string_to_array(lower(given.number), '-')
            FROM unnest({ids}, {numbers}) AS given (id, number) WHERE s.id = given.id
            """,
            ct);
        return ids;
    }

    private static ProblemHttpResult Refusal(List<ImportProblem> problems, ProblemTexts texts) => TypedResults.Problem(
        title: texts.Of("import.invalid", [problems.Count, ImportLimits.Problems]),
        type: "urn:scenariohub:problem:import.invalid",
        statusCode: StatusCodes.Status400BadRequest,
        extensions: new Dictionary<string, object?>
        {
            ["code"] = "import.invalid",
            ["count"] = problems.Count,
            ["errors"] = problems.Take(ImportLimits.Problems).Select(problem => ImportError.Of(problem, texts)).ToList(),
        });
}
