using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ScenarioHub.Demo;

/// <summary>Somebody who is signed in at the gateway, and what they do there.</summary>
public sealed class Person(HttpClient gateway, string name, string token)
{
    private const int StaleVersion = 412;

    /// <summary>How the walk calls this person.</summary>
    public string Name { get; } = name;

    /// <summary>Signs in with e-mail and password.</summary>
    public static async Task<Person> SignInAsync(HttpClient gateway, string name, string email, string password)
    {
        using var answer = await gateway.PostAsJsonAsync("/api/identity/sessions", new { email, password });
        var session = await ReadAsync(answer, $"sign in as {email}");
        return new(gateway, name, (string)session["accessToken"]!);
    }

    /// <summary>The public, who is not signed in.</summary>
    public static Person Public(HttpClient gateway) => new(gateway, "公众", "");

    /// <summary>Reads.</summary>
    public Task<JsonNode> GetAsync(string path) => SendAsync(HttpMethod.Get, path, null, null);

    /// <summary>Creates; safe to repeat with the same key.</summary>
    public Task<JsonNode> CreateAsync(string path, object body, Guid? key = null) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body), null, key ?? Guid.NewGuid());

    /// <summary>Acts on what was read: its version goes along.</summary>
    public Task<JsonNode> ActAsync(string path, JsonNode seen, object? body = null) =>
        SendAsync(HttpMethod.Post, path, JsonContent.Create(body ?? new { }), (long)seen["version"]!);

    /// <summary>
    /// Reads, and acts on what was read; reads again when somebody else changed it in between, as a person who is told so does.
    /// The engine, for one, still adds to a suggestion while it lies in the queue.
    /// </summary>
    public async Task<JsonNode> ReadAndActAsync(string path, string act, object? body = null)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await ActAsync($"{path}/{act}", await GetAsync(path), body);
            }
            catch (HubProblemException problem) when (problem.Status == StaleVersion && tries < 5)
            {
                continue;
            }
        }
    }

    /// <summary>Saves over what was read: its version goes along.</summary>
    public Task<JsonNode> SaveAsync(string path, JsonNode seen, object body) => SendAsync(HttpMethod.Put, path, JsonContent.Create(body), (long)seen["version"]!);

    /// <summary>Uploads a file.</summary>
    public Task<JsonNode> UploadAsync(string path, string file, byte[] content)
    {
        var part = new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };
        return SendAsync(HttpMethod.Post, path, new MultipartFormDataContent { { part, "file", file } }, null, Guid.NewGuid());
    }

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, HttpContent? content, long? version, Guid? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (token.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (version is not null)
        {
            request.Headers.IfMatch.Add(new($"\"{version}\""));
        }

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key.ToString());
        }

        using var answer = await gateway.SendAsync(request);
        return await ReadAsync(answer, $"{Name}: {method} {path}");
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, string call)
    {
        var text = await answer.Content.ReadAsStringAsync();
        var json = text.StartsWith('{') || text.StartsWith('[') ? JsonNode.Parse(text) : null;
        return answer.IsSuccessStatusCode ? json ?? new JsonObject() : throw new HubProblemException(call, (int)answer.StatusCode, json);
    }
}
