namespace ScenarioHub.Scenarios.Imports;

/// <summary>Something in a file that cannot be accepted.</summary>
/// <param name="Row">The row as a spreadsheet or an editor counts it, from 1; nothing where the file as a whole is meant.</param>
/// <param name="Column">The heading as the file has it.</param>
/// <param name="Code">The rule.</param>
/// <param name="Value">What was found.</param>
/// <param name="Arguments">Values for the places of the rule's text.</param>
public record ImportProblem(int? Row, string? Column, string Code, string? Value, params object?[] Arguments);

/// <summary>The file cannot be read beyond this.</summary>
public class ImportException(ImportProblem problem) : Exception(problem.Code)
{
    /// <summary>Of the file as a whole.</summary>
    public ImportException(string code, params object?[] arguments)
        : this(new ImportProblem(null, null, code, null, arguments))
    {
    }

    /// <summary>What is wrong.</summary>
    public ImportProblem Problem { get; } = problem;
}
