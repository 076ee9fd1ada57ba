namespace ScenarioHub.Web.Api.Notifications;

/// <summary>The Notifications service: inbox, live stream, preferences, templates.</summary>
public class NotificationsApi(HttpClient http)
{
    public Task<PageOf<InboxNotice>> InboxAsync(InboxView view, string? after = null, int limit = 20) => http.ReadAsync<PageOf<InboxNotice>>(
        "inbox", ("unread", view.Unread), ("topic", view.Topic), ("urgency", view.Urgency), ("thing", view.Thing), ("archived", view.Archived), ("q", view.Q),
        ("grouped", view.Grouped), ("after", after), ("limit", limit));

    /// <summary>The topics with their names in the reader's language: the one list of them.</summary>
    public Task<IReadOnlyList<TopicName>> TopicsAsync() => http.ReadAsync<IReadOnlyList<TopicName>>("inbox/topics");

    public Task<Counted> UnreadAsync() => http.ReadAsync<Counted>("inbox/unread");

    public Task ReadAsync(Guid id) => http.SendAsync(HttpMethod.Post, $"inbox/{id}/read");

    /// <summary>Marks several: <c>read</c>, <c>unread</c>, <c>archive</c> or <c>unarchive</c>.</summary>
    public Task MarkAsync(string act, IReadOnlyCollection<Guid> ids) => http.SendAsync(HttpMethod.Post, $"inbox/{act}", new { ids });

    public Task<AllRead> ReadAllAsync() => http.SendAsync<AllRead>(HttpMethod.Post, "inbox/read-all");

    public Task<AllRead> UndoReadAllAsync(DateTimeOffset readAt) => http.SendAsync<AllRead>(HttpMethod.Post, "inbox/read-all/undo", new { readAt });

    public Task<Preferences> PreferencesAsync() => http.ReadAsync<Preferences>("preferences");

    public Task<Preferences> ChangePreferencesAsync(IReadOnlyDictionary<string, string> email, IReadOnlyDictionary<string, string> sms, object rest) =>
        http.SendAsync<Preferences>(HttpMethod.Put, "preferences", new { email, sms, rest });

    public Task<OrganizationPreferences> OrganizationPreferencesAsync() => http.ReadAsync<OrganizationPreferences>("preferences/organization");

    public Task<OrganizationPreferences> ChangeOrganizationPreferencesAsync(IReadOnlyDictionary<string, string> email, string? mailbox, int escalateDays) =>
        http.SendAsync<OrganizationPreferences>(HttpMethod.Put, "preferences/organization", new { email, mailbox, escalateDays });

    public Task<Unsubscription> UnsubscriptionAsync(string token) => http.ReadAsync<Unsubscription>($"unsubscribe/{Uri.EscapeDataString(token)}/topics");

    public Task UnsubscribeAsync(string token) => http.SendAsync(HttpMethod.Post, $"unsubscribe/{Uri.EscapeDataString(token)}");

    public Task<IReadOnlyList<TemplatePreview>> TemplatesAsync() => http.ReadAsync<IReadOnlyList<TemplatePreview>>("templates");

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
