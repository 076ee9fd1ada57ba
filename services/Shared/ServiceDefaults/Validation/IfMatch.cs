using System.Globalization;
using Microsoft.AspNetCore.Http;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.ServiceDefaults.Validation;

/// <summary>The version that the caller has seen, from the <c>If-Match</c> header. Take it as a parameter of every changing endpoint.</summary>
/// <param name="Version">The version, or nothing where the header is missing.</param>
public readonly record struct IfMatch(long? Version)
{
    /// <summary>Binds from the request.</summary>
    public static ValueTask<IfMatch> BindAsync(HttpContext context)
    {
        var header = context.Request.Headers.IfMatch.ToString().Trim().TrimStart('W', '/').Trim('"');
        return ValueTask.FromResult(new IfMatch(long.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null));
    }

    /// <summary>Refuses with 428 where no version was given and 412 where it is not the <paramref name="current"/> one's.</summary>
    public void Check(IVersioned current)
    {
        if (Version is null)
        {
            throw new RuleException("version.required") { Status = StatusCodes.Status428PreconditionRequired };
        }

        if (Version != current.Version)
        {
            throw new RuleException("version.stale", current.Version) { Status = StatusCodes.Status412PreconditionFailed };
        }
    }
}
