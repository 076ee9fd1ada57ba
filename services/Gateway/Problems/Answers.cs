using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Gateway.Problems;

/// <summary>The gateway's own answers: problem details for programs, a plain page for a browser that navigates.</summary>
public class Answers(ProblemTexts texts, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json)
{
    /// <summary>Answers with a status, a code and its text in the user's language.</summary>
    public Task WriteAsync(HttpContext http, int status, string code, params object?[] arguments)
    {
        var text = texts.Of(code, arguments);
        var page = http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
        http.Response.StatusCode = status;
        http.Response.Headers.CacheControl = "no-store";
        http.Response.ContentType = page ? "text/html; charset=utf-8" : "application/problem+json";

        // Written without the request's token: after a timeout that one is cancelled, and the answer is still owed.
        return http.Response.WriteAsync(
            page ? Page(status, text) : JsonSerializer.Serialize(Problem(status, code, text), json.Value.SerializerOptions), CancellationToken.None);
    }

    private static ProblemDetails Problem(int status, string code, string text) =>
        new() { Status = status, Title = text, Type = $"urn:scenariohub:problem:{code}", Extensions = { ["code"] = code } };

    private static string Page(int status, string text) =>
        $"""
        <!DOCTYPE html>
        <html lang="{CultureInfo.CurrentUICulture.Name}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{status}</title></head>
        <body style="font-family:'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif;max-width:40em;margin:4em auto;padding:0 1em;line-height:1.7">
        <h1>{status}</h1><p>{WebUtility.HtmlEncode(text)}</p><p><a href="/">ScenarioHub</a></p></body></html>
        """;
}
