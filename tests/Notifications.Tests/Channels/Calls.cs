using System.Net.Http.Json;
using System.Text.Json;
using ScenarioHub.Testing;

namespace ScenarioHub.Notifications.Tests.Channels;

/// <summary>Calls with all headers that a change or a create needs.</summary>
public static class Calls
{
    public static async Task<(int Status, JsonElement Body)> SendAsync(
        this NotificationsApp app, TestPerson? who, HttpMethod method, string path, object? body = null, long? version = null)
    {
        using var client = app.As(who);
        using var request = new HttpRequestMessage(method, $"/api/notifications{path}") { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (version is not null)
        {
            request.Headers.IfMatch.Add(new($"\"{version}\""));
        }

        using var response = await client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    /// <summary>The same, which must succeed.</summary>
    public static async Task<JsonElement> DoAsync(this NotificationsApp app, TestPerson who, HttpMethod method, string path, object? body = null, long? version = null)
    {
        var (status, answer) = await app.SendAsync(who, method, path, body, version);
        return status is >= 200 and < 300 ? answer : throw new InvalidOperationException($"{path}: {status} {answer}");
    }

    public static Task<JsonElement> GetAsync(this NotificationsApp app, TestPerson who, string path) => app.DoAsync(who, HttpMethod.Get, path);

    public static string Text(this JsonElement json, string name) => json.GetProperty(name).ToString();

    public static long Version(this JsonElement json) => json.GetProperty("version").GetInt64();
}
