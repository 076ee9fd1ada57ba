using ScenarioHub.Contracts;
using ScenarioHub.Files;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using static ScenarioHub.Scenarios.Imports.Jobs.ImportState;

namespace ScenarioHub.Scenarios.Imports.Jobs;

/// <summary>Where an import stands (导入状态).</summary>
public enum ImportState
{
    /// <summary>排队或处理中: how far it has come is told by its progress.</summary>
    Queued,

    /// <summary>完成.</summary>
    Done,

    /// <summary>未通过: the file has problems; nothing was stored.</summary>
    Refused,

    /// <summary>出错: the platform could not finish it; nothing was stored.</summary>
    Failed,
}

/// <summary>One file handed in for import (导入任务). It is worked on once, by whichever replica takes it.</summary>
public class ImportJob : IVersioned
{
    private ImportJob()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public Guid OwnerId { get; private set; }

    public string OwnerName { get; private set; } = "";

    /// <summary>Who handed it in.</summary>
    public Guid Person { get; private set; }

    /// <summary>The language in which its problems are written.</summary>
    public string Language { get; private set; } = "";

    public string FileName { get; private set; } = "";

    public string Sha256 { get; private set; } = "";

    public long Length { get; private set; }

    /// <summary>Only look whether the file would be accepted.</summary>
    public bool DryRun { get; private set; }

    public ImportState State { get; private set; } = Queued;

    public string? Format { get; private set; }

    public int Rows { get; private set; }

    public int Created { get; private set; }

    public Guid[] ScenarioIds { get; private set; } = [];

    public int ProblemCount { get; private set; }

    public IReadOnlyList<ImportProblem> Problems { get; private set; } = [];

    public int DuplicateCount { get; private set; }

    public IReadOnlyList<ImportDuplicate> Duplicates { get; private set; } = [];

    public string[] Ignored { get; private set; } = [];

    /// <summary>The import that had brought the same file before.</summary>
    public Guid? SameAs { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? FinishedAt { get; private set; }

    /// <summary>Puts a file into the queue.</summary>
    public static ImportJob Queue(Party owner, Guid person, string language, StoredFile file, bool dryRun, DateTimeOffset now) => new()
    {
        OwnerId = owner.Id, OwnerName = owner.Name, Person = person, Language = language, FileName = file.Name, Sha256 = file.Sha256, Length = file.Length,
        DryRun = dryRun, CreatedAt = now,
    };

    /// <summary>The same file again, this time for good.</summary>
    public ImportJob Again(Guid person, string language, bool dryRun, DateTimeOffset now) =>
        Queue(new(OwnerId, OwnerName), person, language, new(Sha256, Length, FileName, "", default), dryRun, now);

    /// <summary>The work is done: the file was refused, or it brought what it brought.</summary>
    public void Finish(ScenarioFile file, ImportOutcome outcome, DateTimeOffset now)
    {
        Format = file.Format is { } format ? ImportFormats.Word(format) : null;
        Rows = file.Rows;
        Ignored = [.. file.PassedOver];
        ProblemCount = outcome.Problems.Count;
        Problems = [.. outcome.Problems.Take(ImportLimits.Problems)];
        DuplicateCount = outcome.Duplicates.Count;
        Duplicates = [.. outcome.Duplicates.Take(ImportLimits.Problems)];
        ScenarioIds = [.. outcome.Created];
        Created = outcome.Created.Count;
        MoveTo(ProblemCount > 0 ? Refused : Done, now);
    }

    /// <summary>The same file had been imported before: nothing is added.</summary>
    public void Recognise(ImportJob before, DateTimeOffset now)
    {
        SameAs = before.Id;
        Format = before.Format;
        Rows = before.Rows;
        DuplicateCount = before.Rows;
        MoveTo(Done, now);
    }

    /// <summary>The platform gives up after trying again.</summary>
    public void Fail(DateTimeOffset now) => MoveTo(Failed, now);

    private void MoveTo(ImportState next, DateTimeOffset now)
    {
        RuleException.ThrowIf(State != Queued, "import.finished");
        State = next;
        FinishedAt = now;
        Version++;
    }
}
