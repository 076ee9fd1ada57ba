using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace ScenarioHub.Bidding.Tests.Matrix;

/// <summary>An act: who may call it at all, and to whom the thing is theirs to act on.</summary>
/// <param name="Route">Such as <c>POST /bids/{id}/submit</c>.</param>
/// <param name="Callers">Whom the endpoint's policy lets in; the public is asked to sign in, everyone else is forbidden.</param>
/// <param name="May">Those of them who get past; to the others there is no such thing.</param>
/// <param name="Body">What is sent, so sound that only its sender can be what is wrong with it.</param>
public record Act(string Route, string[] Callers, string[] May, object? Body = null)
{
    /// <summary>States in which nobody gets past, because nobody may know of the thing or there is none.</summary>
    public string[] NobodyIn { get; init; } = [];

    /// <summary>The states that it is asked in, where not in all.</summary>
    public string[]? OnlyIn { get; init; }

    /// <summary>What follows the path.</summary>
    public string Query { get; init; } = "";

    public HttpMethod Method => HttpMethod.Parse(Route.Split(' ')[0]);

    public string Path => Route.Split(' ')[1];

    /// <summary>How a role must be answered; nothing where it gets past, whatever then becomes of the act.</summary>
    public HttpStatusCode? Refused(string role, string state) => (role, Callers.Contains(role), May.Contains(role) && !NobodyIn.Contains(state)) switch
    {
        (_, true, true) => null,
        ("public", false, _) => HttpStatusCode.Unauthorized,
        (_, false, _) => HttpStatusCode.Forbidden,
        (_, true, false) => HttpStatusCode.NotFound,
    };

    /// <summary>The request, with a version that never was: who gets past changes nothing.</summary>
    public HttpRequestMessage Request(string path)
    {
        var request = new HttpRequestMessage(Method, $"/api/bidding{path}{Query}") { Content = Content() };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        request.Headers.TryAddWithoutValidation("If-Match", "\"999999\"");
        return request;
    }

    private HttpContent? Content() => Body switch
    {
        null => null,
        byte[] file => new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } },
        _ => JsonContent.Create(Body),
    };
}
