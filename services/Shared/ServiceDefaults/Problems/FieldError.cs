namespace ScenarioHub.ServiceDefaults.Problems;

/// <summary>One field that cannot be accepted: where, which rule, and the values that the rule's text names.</summary>
/// <param name="Field">The field's JSON path in camelCase, such as <c>indicators[2].target</c>.</param>
/// <param name="Code">The rule, such as <c>field.required</c>; the key of its text.</param>
/// <param name="Arguments">Values for the places of the text.</param>
public record FieldError(string Field, string Code, params object?[] Arguments);

/// <summary>An input that cannot be accepted as it is. Answered with 400, code <c>invalid</c>, and every field error at once.</summary>
public class InvalidException(IReadOnlyList<FieldError> errors) : Exception("invalid")
{
    /// <summary>All that is wrong, not only the first.</summary>
    public IReadOnlyList<FieldError> Errors { get; } = errors;

    /// <summary>An input with a single wrong field.</summary>
    public InvalidException(string field, string code, params object?[] arguments)
        : this([new FieldError(field, code, arguments)])
    {
    }
}
