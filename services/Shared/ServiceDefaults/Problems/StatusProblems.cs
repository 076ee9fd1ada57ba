using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ScenarioHub.ServiceDefaults.Problems;

/// <summary>Gives a code and words to answers that carry only a status, such as the 401 of a missing token.</summary>
internal static class StatusProblems
{
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        if (problem.Extensions.ContainsKey("code"))
        {
            return;
        }

        var code = problem.Status switch
        {
            StatusCodes.Status401Unauthorized => "unauthenticated",
            StatusCodes.Status403Forbidden => "forbidden",
            StatusCodes.Status404NotFound => "not-found",
            StatusCodes.Status405MethodNotAllowed => "method-not-allowed",
            StatusCodes.Status413PayloadTooLarge => "request.too-large",
            StatusCodes.Status415UnsupportedMediaType => "media-type",
            StatusCodes.Status429TooManyRequests => "rate-limited",
            >= 500 => "unexpected",
            _ => "request.malformed",
        };
        problem.Extensions["code"] = code;
        problem.Type = $"urn:scenariohub:problem:{code}";
        problem.Title = context.HttpContext.RequestServices.GetRequiredService<ProblemTexts>().Of(code);
    }
}
