using Microsoft.AspNetCore.Http;

namespace ScenarioHub.ServiceDefaults.Problems;

/// <summary>
/// A rule of the domain that does not hold now, such as <c>bid.duplicate</c>. Answered as problem details (RFC 9457) with that
/// <c>code</c> and the service's text for it in the user's language; the status is 409 unless the rule says otherwise.
/// </summary>
public class RuleException(string code, params object?[] arguments) : Exception(code)
{
    /// <summary>The stable name of the rule; the key of its text in <c>Resources/Rules.resx</c>.</summary>
    public string Code { get; } = code;

    /// <summary>Values for the places <c>{0}</c>, <c>{1}</c>, … of the text.</summary>
    public IReadOnlyList<object?> Arguments { get; } = arguments;

    /// <summary>The HTTP status of the answer.</summary>
    public int Status { get; init; } = StatusCodes.Status409Conflict;

    /// <summary>Throws when <paramref name="broken"/>.</summary>
    public static void ThrowIf(bool broken, string code, params object?[] arguments)
    {
        if (broken)
        {
            throw new RuleException(code, arguments);
        }
    }
}
