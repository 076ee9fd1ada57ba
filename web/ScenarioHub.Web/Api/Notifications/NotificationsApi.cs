namespace ScenarioHub.Web.Api.Notifications;

/// <summary>A notice in the inbox (通知), in the reader's language; <c>Link</c> is a path of the web.</summary>
public record InboxNotice(
    Guid Id, string Topic, string Title, string Body, string? Link, string Urgency, DateTimeOffset CreatedAt, DateTimeOffset? ReadAt);

/// <summary>Which topics are mailed.</summary>
public record Preferences(long Version, IReadOnlyList<TopicPreference> Topics);

/// <summary>A topic; what the law asks to send (<c>Legal</c>) cannot be turned off.</summary>
public record TopicPreference(string Topic, string Title, bool Email, bool Legal);

/// <summary>The Notifications service: inbox, live stream, preferences.</summary>
public class NotificationsApi(HttpClient http)
{
    public Task<PageOf<InboxNotice>> InboxAsync(bool? unread = null, string? topic = null, string? after = null, int limit = 20) =>
        http.ReadAsync<PageOf<InboxNotice>>("inbox", ("unread", unread), ("topic", topic), ("after", after), ("limit", limit));

    public Task<Counted> UnreadAsync() => http.ReadAsync<Counted>("inbox/unread");

    public Task ReadAsync(Guid id) => http.SendAsync(HttpMethod.Post, $"inbox/{id}/read");

    public Task UnreadAsync(Guid id) => http.SendAsync(HttpMethod.Post, $"inbox/{id}/unread");

    public Task ReadAllAsync() => http.SendAsync(HttpMethod.Post, "inbox/read-all");

    public Task<Preferences> PreferencesAsync() => http.ReadAsync<Preferences>("preferences");

    public Task<Preferences> ChangePreferencesAsync(IReadOnlyDictionary<string, bool> email) =>
        http.SendAsync<Preferences>(HttpMethod.Put, "preferences", new { email });

    /// <summary>The live stream, from the event after <paramref name="lastEventId"/>; its answer is read as it comes.</summary>
    public Task<HttpResponseMessage> StreamAsync(string? lastEventId, CancellationToken ct)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "stream");
        if (!string.IsNullOrEmpty(lastEventId))
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        }

        return http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
    }
}
