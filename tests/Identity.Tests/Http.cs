using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace ScenarioHub.Identity.Tests;

/// <summary>Short forms of what every HTTP test says.</summary>
internal static class Http
{
    /// <summary>Sends JSON with the version that was seen and an idempotency key, where given.</summary>
    public static Task<HttpResponseMessage> SendAsync(
        this HttpClient client, string method, string path, object? body = null, long? version = null, string? key = null)
    {
        var request = new HttpRequestMessage(new(method), path) { Content = body is null ? null : JsonContent.Create(body) };
        if (version is not null)
        {
            request.Headers.IfMatch.Add(new($"\"{version}\""));
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return client.SendAsync(request);
    }

    /// <summary>The body of an answer that must have this status.</summary>
    public static async Task<JsonElement> BodyAsync(this Task<HttpResponseMessage> sent, HttpStatusCode status = HttpStatusCode.OK)
    {
        var answer = await sent;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == answer.StatusCode, $"{answer.RequestMessage?.RequestUri}: {answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Asserts a refusal with this status and code.</summary>
    public static async Task<JsonElement> RefusedAsync(this Task<HttpResponseMessage> sent, int status, string code)
    {
        var problem = await sent.BodyAsync((HttpStatusCode)status);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        return problem;
    }

    /// <summary>Asserts that a field is refused with this code.</summary>
    public static async Task InvalidAsync(this Task<HttpResponseMessage> sent, string field, string code)
    {
        var problem = await sent.RefusedAsync(400, "invalid");
        var errors = problem.GetProperty("errors").EnumerateArray().Select(e => (e.Text("field"), e.Text("code"))).ToArray();
        Assert.Contains((field, code), errors);
        Assert.All(problem.GetProperty("errors").EnumerateArray(), e => Assert.NotEqual(e.Text("code"), e.Text("message")));
    }

    public static string Text(this JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static long Version(this JsonElement element) => element.GetProperty("version").GetInt64();
}
