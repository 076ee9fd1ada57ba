namespace ScenarioHub.Web.Api.Notifications;

/// <summary>A webhook (回调) of the own organisation; its secret is asked for apart.</summary>
public record Webhook(
    Guid Id, long Version, string Name, string Url, string Format, IReadOnlyList<string> Topics, string State, string? Reason, bool HasRobotSecret,
    DateTimeOffset? RotatedAt, DateTimeOffset? FailingSince, DateTimeOffset CreatedAt)
{
    /// <summary>Whether it follows the Standard Webhooks specification, and is signed with a secret of the platform.</summary>
    public bool IsStandard => Format == "standard";
}

/// <summary>The secret that a receiver checks signatures with, and the one before while it is valid.</summary>
public record WebhookSecret(string Secret, string? Former, DateTimeOffset? FormerUntil);

/// <summary>One try of a call.</summary>
public record WebhookTry(DateTimeOffset At, int? Status, int DurationMs, string? Error, string? Answer);

/// <summary>One call in the log.</summary>
public record WebhookCall(
    Guid Id, string MessageId, string Type, string State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? DueAt, DateTimeOffset? DoneAt, IReadOnlyList<WebhookTry> Tries);

/// <summary>How many calls were put down.</summary>
public record Replayed(int Calls);

/// <summary>Webhooks: the Notifications service's, for an organisation's managers.</summary>
public class WebhooksApi(HttpClient http)
{
    public Task<IReadOnlyList<Webhook>> AllAsync() => http.ReadAsync<IReadOnlyList<Webhook>>("webhooks");

    public Task<Webhook> OneAsync(Guid id) => http.ReadAsync<Webhook>($"webhooks/{id}");

    public Task<Webhook> CreateAsync(string? name, string? url, string format, string[] topics, string? robotSecret) =>
        http.SendAsync<Webhook>(HttpMethod.Post, "webhooks", new { name, url, format, topics, robotSecret });

    public Task<Webhook> EditAsync(Guid id, string? name, string? url, string[] topics, string? robotSecret) =>
        http.SendAsync<Webhook>(HttpMethod.Put, $"webhooks/{id}", new { name, url, topics, robotSecret });

    public Task<WebhookSecret> SecretAsync(Guid id) => http.ReadAsync<WebhookSecret>($"webhooks/{id}/secret");

    /// <summary>rotate, pause, resume or remove.</summary>
    public Task<Webhook> ActAsync(Guid id, string act) => http.SendAsync<Webhook>(HttpMethod.Post, $"webhooks/{id}/{act}");

    public Task<PageOf<WebhookCall>> CallsAsync(Guid id, string? state, string? after) =>
        http.ReadAsync<PageOf<WebhookCall>>($"webhooks/{id}/calls", ("state", state), ("after", after), ("limit", 20));

    public Task TestAsync(Guid id) => http.SendAsync(HttpMethod.Post, $"webhooks/{id}/test");

    public Task ReplayAsync(Guid id, Guid call) => http.SendAsync(HttpMethod.Post, $"webhooks/{id}/calls/{call}/replay");

    public Task<Replayed> ReplaySinceAsync(Guid id, DateTimeOffset? since) => http.SendAsync<Replayed>(HttpMethod.Post, $"webhooks/{id}/replay", new { since });
}
