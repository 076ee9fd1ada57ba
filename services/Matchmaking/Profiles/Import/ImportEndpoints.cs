using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Companies;
using ScenarioHub.Matchmaking.Suggestions;
using ScenarioHub.Persistence.Idempotency;
using ScenarioHub.ServiceDefaults.Access;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Matchmaking.Profiles.Import;

/// <summary>How to import.</summary>
/// <param name="DryRun">Only check, and say what would happen.</param>
public record ImportOptions(bool? DryRun);

/// <summary>What an import did, or would do.</summary>
/// <param name="Unchanged">Rows that say nothing new, or whose profile its company keeps itself by now.</param>
public record ImportView(string File, string Format, int Rows, int Created, int Updated, int Unchanged, bool DryRun, IReadOnlyList<Guid> ProfileIds);

/// <summary>An error in the reader's language.</summary>
public record ImportErrorView(int Row, string? Column, string Code, string Message, string? Value);

/// <summary>Importing profiles from published sources: all rows or none. Administrators only.</summary>
public static class ImportEndpoints
{
    /// <summary>More errors than this help nobody.</summary>
    private const int MostErrors = 1000;

    public static void MapProfileImports(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/profiles/imports", Import).WithTags("Profiles").RequireAuthorization(Policies.Administrator)
            .DisableAntiforgery().Idempotent<MatchmakingDb>();

    private static async Task<Results<Ok<ImportView>, ProblemHttpResult>> Import(
        [AsParameters] ImportOptions options, IFormFile? file, ClaimsPrincipal user, MatchmakingDb db, ProblemTexts texts, TimeProvider clock, CancellationToken ct)
    {
        var read = await ProfileFile.ReadAsync(file, ct);
        if (read.Errors.Count > 0)
        {
            return Refusal(read.Errors, texts);
        }

        // Under the pen, a company that is verified meanwhile finds these profiles, or is found here.
        await db.TakePenAsync(ct);
        var now = clock.GetUtcNow();
        var (ids, keys) = (read.Profiles.Select(p => p.ExternalId).ToArray(), read.Profiles.Select(p => Organization.KeyOf(p.Company)).Distinct().ToArray());
        var known = await db.Profiles.Where(p => ids.Contains(p.ExternalId)).ToDictionaryAsync(p => p.ExternalId!, ct);
        var companies = (await db.Organizations.Where(o => keys.Contains(o.Key)).ToListAsync(ct)).Where(o => o.OwnsProfiles).ToLookup(o => o.Key);
        var (created, updated) = (0, 0);
        var touched = new List<CapabilityProfile>(read.Profiles.Count);
        foreach (var row in read.Profiles)
        {
            var isNew = !known.TryGetValue(row.ExternalId, out var profile);
            profile ??= CapabilityProfile.Imported(row.ExternalId, row.Company, row.Content, now);
            var isChanged = !isNew && profile.Reimport(row.Company, row.Content, now);
            if (profile.CompanyId is null && companies[profile.CompanyKey].FirstOrDefault() is { } company)
            {
                isChanged |= profile.BelongTo(company.Id, company.Name, now) && !isNew;
            }

            if (isNew)
            {
                db.Profiles.Add(profile);
            }

            if (isNew || isChanged)
            {
                db.Work.Add(MatchingWork.For(profile));
            }

            (created, updated) = (created + (isNew ? 1 : 0), updated + (isChanged ? 1 : 0));
            touched.Add(profile);
        }

        var dryRun = options.DryRun == true;
        if (!dryRun)
        {
            foreach (var profile in touched)
            {
                if (db.Entry(profile).State != EntityState.Unchanged && profile.TellField() is { } fact)
                {
                    db.Publish(fact);
                }
            }

            db.Record(user, "profile.import", Guid.Empty, detail: new { read.Name, read.Rows, created, updated });
            await db.SaveChangesAsync(ct);
        }

        return TypedResults.Ok(new ImportView(
            read.Name, read.Format, read.Rows, created, updated, read.Rows - created - updated, dryRun, dryRun ? [] : [.. touched.Select(p => p.Id)]));
    }

    private static ProblemHttpResult Refusal(IReadOnlyList<RowError> errors, ProblemTexts texts) => TypedResults.Problem(new ProblemDetails
    {
        Status = StatusCodes.Status400BadRequest,
        Title = texts.Of("import.invalid", [errors.Count]),
        Type = "urn:scenariohub:problem:import.invalid",
        Extensions =
        {
            ["code"] = "import.invalid",
            ["errors"] = errors.OrderBy(e => e.Row).Take(MostErrors)
                .Select(e => new ImportErrorView(e.Row, e.Column, e.Code, texts.Of(e.Code, e.Arguments), e.Value)).ToArray(),
        },
    });
}
