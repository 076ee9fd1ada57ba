using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Imports;

/// <summary>How an import is meant. A record, so that a key used for a dry run cannot be used again for the real one.</summary>
/// <param name="DryRun">Only look whether the file would be accepted.</param>
public record ImportOptions(bool? DryRun);

/// <summary>An error of an import as its reader sees it.</summary>
public record ImportError(int? Row, string? Column, string Code, string Message, string? Value)
{
    internal static ImportError Of(ImportProblem problem, ProblemTexts texts) =>
        new(problem.Row, problem.Column, problem.Code, texts.Of(problem.Code, problem.Arguments), problem.Value);
}

/// <summary>What an import has done.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Format"><c>csv</c>, <c>xlsx</c> or <c>jsonl</c>.</param>
/// <param name="Rows">Rows with anything in them.</param>
/// <param name="Created">Drafts made; none in a dry run.</param>
/// <param name="Duplicates">Rows that say what the park has already; they were passed over.</param>
/// <param name="Ignored">Columns that were understood but are no part of a scenario.</param>
public record Import(
    string File, string Format, int Rows, int Created, bool DryRun, IReadOnlyList<Guid> ScenarioIds,
    IReadOnlyList<ImportDuplicate> Duplicates, IReadOnlyList<ImportError> Errors, IReadOnlyList<string> Ignored);
