using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace ScenarioHub.ServiceDefaults.Problems;

/// <summary>Turns broken rules and unacceptable inputs into problem details (RFC 9457) with a stable <c>code</c>.</summary>
public partial class ProblemHandler(IProblemDetailsService problems, ProblemTexts texts, ILogger<ProblemHandler> log) : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = Describe(exception);
        if (problem.Status == StatusCodes.Status500InternalServerError)
        {
            Unexpected(log, exception, context.Request.Path);
        }

        context.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = problem });
    }

    private ProblemDetails Describe(Exception exception) => exception switch
    {
        RuleException rule => Problem(rule.Status, rule.Code, texts.Of(rule.Code, rule.Arguments)),
        InvalidException invalid => Invalid(invalid.Errors),
        BadHttpRequestException { InnerException: JsonException json } => Invalid([new(JsonField(json), "field.malformed")]),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            Problem(StatusCodes.Status413PayloadTooLarge, "request.too-large", texts.Of("request.too-large")),
        BadHttpRequestException bad => Problem(bad.StatusCode, "request.malformed", texts.Of("request.malformed")),
        _ => Problem(StatusCodes.Status500InternalServerError, "unexpected", texts.Of("unexpected")),
    };

    private ProblemDetails Invalid(IReadOnlyList<FieldError> errors)
    {
        var problem = Problem(StatusCodes.Status400BadRequest, "invalid", texts.Of("invalid"));
        problem.Extensions["errors"] = errors
            .Select(e => new { field = e.Field, code = e.Code, message = texts.Of(e.Code, e.Arguments) }).ToArray();
        return problem;
    }

    private static ProblemDetails Problem(int status, string code, string text) =>
        new() { Status = status, Title = text, Type = $"urn:scenariohub:problem:{code}", Extensions = { ["code"] = code } };

    private static string JsonField(JsonException json) => json.Path is { Length: > 2 } path ? path[2..] : "";

    [LoggerMessage(LogLevel.Error, "Unexpected error at {Path}")]
    private static partial void Unexpected(ILogger log, Exception exception, string path);
}
