using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ScenarioHub.Custody;

/// <summary>The platform refused; the message is its own.</summary>
internal sealed class HubRefusedException(string message) : Exception(message);

/// <summary>The platform's API as one signed-in person.</summary>
internal sealed class Hub(HttpClient http) : IDisposable
{
    public static async Task<Hub> SignInAsync(Uri url, string email, string password)
    {
        var hub = new Hub(new() { BaseAddress = url, Timeout = TimeSpan.FromSeconds(30) });
        var session = await hub.SendAsync(HttpMethod.Post, "/api/identity/sessions", new { email, password });
        hub.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", (string)session["accessToken"]!);
        return hub;
    }

    private HttpClient Http { get; } = http;

    public Task<JsonNode> GetAsync(string path) => SendAsync(HttpMethod.Get, $"/api/bidding/{path}", null);

    public Task<JsonNode> PostAsync(string path, object body, long? version = null) => SendAsync(HttpMethod.Post, $"/api/bidding/{path}", body, version);

    public void Dispose() => Http.Dispose();

    private async Task<JsonNode> SendAsync(HttpMethod method, string path, object? body, long? version = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        }

        using var answer = await Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var json = text.StartsWith('{') ? JsonSerializer.Deserialize<JsonNode>(text)! : new JsonObject();
        return answer.IsSuccessStatusCode ? json : throw new HubRefusedException((string?)json["title"] ?? $"{(int)answer.StatusCode} {path}");
    }
}
