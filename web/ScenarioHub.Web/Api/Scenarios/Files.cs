namespace ScenarioHub.Web.Api.Scenarios;

/// <summary>An import (导入任务). <c>State</c>: queued, reading, checking, storing; done, refused, failed.</summary>
public record ImportJob(
    Guid Id, long Version, string FileName, string Sha256, long Length, bool DryRun, string State, string? Format, int Rows, int Created, int ProblemCount,
    int DuplicateCount, Guid? SameAs, DateTimeOffset CreatedAt, DateTimeOffset? FinishedAt)
{
    public bool Finished => FinishedAt is not null;
}

/// <summary>A row that says what the park has already.</summary>
public record ImportDuplicate(int Row, string Name, string Number);

/// <summary>An import with what was found.</summary>
public record ImportDetail(ImportJob Job, IReadOnlyList<RowProblem> Errors, IReadOnlyList<ImportDuplicate> Duplicates, IReadOnlyList<string> Ignored);

/// <summary>A file that belongs to a field of a scenario (附件). <c>Scan</c>: clean, notScanned.</summary>
public record Attachment(Guid Id, string Field, string Name, long Length, string MediaType, string Scan, DateTimeOffset CreatedAt);

/// <summary>A scenario as an export writes it.</summary>
public record ExportedScenario(
    string Number, string State, string OwnerName, string? ListNumber, string Name, string Kind, string? DemandParty, string? Field, string Need, string? Province, string? City,
    decimal? InvestmentYuan, DateTimeOffset? Deadline);
