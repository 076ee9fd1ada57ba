using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Persistence;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Imports.Jobs;

/// <summary>An import among many. <c>State</c>: queued, reading, checking, storing; done, refused, failed.</summary>
/// <param name="Rows">Rows read so far, and in the end all.</param>
/// <param name="SameAs">The import that had brought the same file before.</param>
/// <param name="Seq">Grows with every change; the id of the event that told of it.</param>
public record ImportJobSummary(
    Guid Id, long Version, string FileName, string Sha256, long Length, bool DryRun, string State, string? Format, int Rows, int Created, int ProblemCount,
    int DuplicateCount, Guid? SameAs, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt, long Seq) : IVersioned
{
    /// <summary>Whether nothing will change any more.</summary>
    [JsonIgnore]
    public bool Finished => FinishedAt is not null;

    /// <summary>The row itself, without the lists of what was found.</summary>
    internal static readonly Expression<Func<ImportJob, ImportJobSummary>> Bare = job => new(
        job.Id, job.Version, job.FileName, job.Sha256, job.Length, job.DryRun, job.State.ToString(), job.Format, job.Rows, job.Created, job.ProblemCount, job.DuplicateCount,
        job.SameAs, job.CreatedAt, job.FinishedAt, 0);

    private static readonly Func<ImportJob, ImportJobSummary> BareOf = Bare.Compile();

    /// <summary>With how far the work has come. What has ended comes after every progress, and its number is one that a script can count with.</summary>
    internal ImportJobSummary With(ProgressRow? progress)
    {
        var (state, rows, seq) = Finished ? (State, Rows, int.MaxValue) : (progress?.Stage ?? State, progress?.Rows ?? 0, progress?.Seq ?? 0);
        return this with { State = JsonNamingPolicy.CamelCase.ConvertName(state), Rows = rows, Seq = seq };
    }

    internal static ImportJobSummary Of(ImportJob job, ProgressRow? progress) => BareOf(job).With(progress);

    /// <summary>An own import as it stands, or nothing.</summary>
    internal static async Task<ImportJobSummary?> ReadAsync(ScenariosDb db, Guid id, Guid owner, CancellationToken ct) =>
        await db.ImportJobs.Where(j => j.Id == id && j.OwnerId == owner).Select(Bare).SingleOrDefaultAsync(ct) is { } job
            ? job.With(await ProgressRow.ReadAsync(db, id, ct)) : null;
}

/// <summary>An import with everything that was found.</summary>
public record ImportJobView(
    ImportJobSummary Job, IReadOnlyList<ImportError> Errors, IReadOnlyList<ImportDuplicate> Duplicates, IReadOnlyList<string> Ignored) : IVersioned
{
    /// <inheritdoc />
    public long Version => Job.Version;

    internal static ImportJobView Of(ImportJob job, ProgressRow? progress, ProblemTexts texts) => new(
        ImportJobSummary.Of(job, progress), [.. job.Problems.Select(problem => ImportError.Of(problem, texts))], job.Duplicates, job.Ignored);
}

/// <summary>The row of <c>import_progress</c>.</summary>
internal sealed record ProgressRow(Guid JobId, long Seq, string Stage, int Rows)
{
    public static Task<ProgressRow?> ReadAsync(ServiceDb db, Guid job, CancellationToken ct) => db.Database.SqlQuery<ProgressRow>(
        $"""SELECT job_id AS "JobId", seq AS "Seq", stage AS "Stage", rows AS "Rows" FROM import_progress WHERE job_id = {job}""").SingleOrDefaultAsync(ct);
}
