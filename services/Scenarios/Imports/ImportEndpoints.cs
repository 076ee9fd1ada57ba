using System.Security.Claims;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.Scenarios.Directions;
using ScenarioHub.Scenarios.Imports.Jobs;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>Import of scenarios from CSV, XLSX and JSON Lines: every error by row, column and rule, and all rows or none.</summary>
public static class ImportEndpoints
{
    /// <summary>Room for the form around the file.</summary>
    private const long BodyLimit = ImportLimits.Bytes + (64 * 1024);

    /// <summary>The template names at most so many.</summary>
    private const int MostDirections = 500;

    /// <summary>Registers the worker of imports.</summary>
    public static void AddImports(this IServiceCollection services)
    {
        services.AddSingleton<ImportWake>();
        services.AddHostedService<ImportWorker>();
    }

    /// <summary>Maps the import (verified parks) and the template (public).</summary>
    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/imports").WithTags("Imports");
        group.MapPost("/", Import).RequireAuthorization(Policies.Park).Idempotent<ScenariosDb>()
            .WithMetadata(new RequestSizeLimitAttribute(BodyLimit)).WithDescription("multipart/form-data with the table in the field 'file'")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        group.MapGet("/template.xlsx", Template).AllowAnonymous();
        group.MapImportJobs();
    }

    private static async Task<FileContentHttpResult> Template(string? kind, ScenariosDb db, CancellationToken ct)
    {
        var directions = await db.Directions.Where(d => d.State == DirectionState.Published).Select(d => d.Name).Distinct().Order().Take(MostDirections).ToListAsync(ct);
        return TypedResults.File(
            TemplateWorkbook.Write(Choice.Of<ScenarioKind>(kind, "kind"), directions), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "scenarios.xlsx");
    }

    private static async Task<Results<Ok<Import>, ProblemHttpResult>> Import(
        [AsParameters] ImportOptions options, HttpRequest request, ClaimsPrincipal user, ScenariosDb db, ProblemTexts texts, TimeProvider clock, CancellationToken ct)
    {
        var upload = await UploadAsync(request, ct);
        await using var content = upload.OpenReadStream();
        var file = ScenarioFile.Read(content, upload.FileName);
        var dryRun = options.DryRun == true;
        var outcome = await ImportRun.RunAsync(
            db, file, upload.FileName, new(user.OrganizationId(), user.OrganizationName()), user, dryRun, clock.GetUtcNow(), _ => { }, ct);
        return outcome.Problems.Count > 0
            ? Refusal(outcome.Problems, texts)
            : TypedResults.Ok(new Import(
                upload.FileName, ImportFormats.Word(file.Format!.Value), file.Rows, outcome.Created.Count, dryRun, outcome.Created, outcome.Duplicates, [], file.PassedOver));
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

    private static ProblemHttpResult Refusal(IReadOnlyList<ImportProblem> problems, ProblemTexts texts) => TypedResults.Problem(
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
