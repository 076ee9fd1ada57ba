using System.Net.Http.Json;

namespace ScenarioHub.Notifications.Tests.Preferences;

/// <summary>Calls that several tests make.</summary>
public static class PreferenceCalls
{
    /// <summary>Switches the mail of one topic, as somebody who has seen <paramref name="version"/>.</summary>
    public static Task<HttpResponseMessage> ChooseAsync(this HttpClient client, string topic, bool email, long version = 0)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, "/api/notifications/preferences")
        {
            Content = JsonContent.Create(new { email = new Dictionary<string, bool> { [topic] = email } }),
        };
        request.Headers.Add("If-Match", $"\"{version}\"");
        return client.SendAsync(request);
    }
}
