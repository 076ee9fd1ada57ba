using System.Net.Http.Json;

namespace ScenarioHub.Notifications.Tests.Preferences;

/// <summary>Calls that several tests make.</summary>
public static class PreferenceCalls
{
    /// <summary>Switches the mail of one topic on or off, as somebody who has seen <paramref name="version"/>.</summary>
    public static Task<HttpResponseMessage> ChooseAsync(this HttpClient client, string topic, bool email, long version = 0) =>
        client.ChooseAsync(new { email = new Dictionary<string, string> { [topic] = email ? "now" : "never" } }, version);

    /// <summary>Changes preferences.</summary>
    public static Task<HttpResponseMessage> ChooseAsync(this HttpClient client, object choice, long version = 0, string path = "")
    {
        var request = new HttpRequestMessage(HttpMethod.Put, $"/api/notifications/preferences{path}") { Content = JsonContent.Create(choice) };
        request.Headers.Add("If-Match", $"\"{version}\"");
        return client.SendAsync(request);
    }
}
