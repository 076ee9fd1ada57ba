using Microsoft.AspNetCore.Http;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.ServiceDefaults.Validation;

/// <summary>
/// Checks the data annotations of every command that reaches an endpoint and refuses with all field errors at once. .NET's own
/// validation filter answers in English sentences only; this one answers with codes and the user's language.
/// </summary>
public class ShapeFilter : IEndpointFilter
{
    /// <inheritdoc />
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var errors = new List<FieldError>();
        foreach (var argument in context.Arguments)
        {
            Shape.Check(argument, "", errors);
        }

        return errors.Count == 0 ? next(context) : throw new InvalidException(errors);
    }
}
