namespace ScenarioHub.Web.Api.Notifications;

/// <summary>A channel (渠道) as its operators see it.</summary>
public record Channel(
    string Name, long Version, bool Configured, DateTimeOffset? PausedAt, Guid? PausedBy, string? Reason, long Waiting, double LagSeconds, long SentMinute, long SentHour,
    long FailedHour, long Failed);

/// <summary>Why something was given up, and how often.</summary>
public record FailureReason(string Reason, long Count, DateTimeOffset LastAt);

/// <summary>One that was given up.</summary>
public record ChannelFailure(DateTimeOffset At, Guid Id, string Type, string Receiver, int Attempts, string? Reason);

/// <summary>An announcement (平台公告).</summary>
public record Broadcast(
    Guid Id, long Version, string State, string Title, string Body, string TitleEn, string BodyEn, string Link, bool Urgent, IReadOnlyList<string> Kinds, bool Administrators,
    Guid ProposedBy, string? ProposedByName, DateTimeOffset ProposedAt, Guid? DecidedBy, string? DecidedByName, DateTimeOffset? DecidedAt, string? Reason, IReadOnlyList<string> Can)
{
    /// <summary>Whether the reader can do something.</summary>
    public bool May(string act) => Can.Contains(act);
}

/// <summary>Writes an announcement.</summary>
public record WriteBroadcast(string? Title, string? Body, string? TitleEn, string? BodyEn, string? Link, bool Urgent, string[] Kinds, bool Administrators);

/// <summary>Whom an announcement would reach.</summary>
public record AudiencePreview(long Persons, IReadOnlyList<KindCount> Kinds, IReadOnlyList<AudienceMember> Sample);

/// <summary>How many of a kind.</summary>
public record KindCount(string Kind, long Persons, long Organizations);

/// <summary>Somebody of an audience.</summary>
public record AudienceMember(string Kind, string Name, string Organization);

/// <summary>Where the reader is reached by a channel (联系方式).</summary>
public record OwnContact(
    string Channel, long Version, bool Offered, string? AccountAddress, string? Address, string? Wanted, DateTimeOffset? AskedAt, string? Refused, DateTimeOffset? RefusedAt);

/// <summary>Channels, announcements and the reader's own contacts: the Notifications service's.</summary>
public class ChannelsApi(HttpClient http)
{
    public Task<IReadOnlyList<Channel>> AllAsync() => http.ReadAsync<IReadOnlyList<Channel>>("channels");

    public Task PauseAsync(string name, string? reason) => http.SendAsync(HttpMethod.Post, $"channels/{Uri.EscapeDataString(name)}/pause", new { reason });

    public Task ResumeAsync(string name) => http.SendAsync(HttpMethod.Post, $"channels/{Uri.EscapeDataString(name)}/resume");

    public Task<IReadOnlyList<FailureReason>> ReasonsAsync(string name) => http.ReadAsync<IReadOnlyList<FailureReason>>($"channels/{Uri.EscapeDataString(name)}/reasons");

    public Task<PageOf<ChannelFailure>> FailuresAsync(string name, string? after) =>
        http.ReadAsync<PageOf<ChannelFailure>>($"channels/{Uri.EscapeDataString(name)}/failures", ("after", after), ("limit", 50));

    public Task<Counted> RedriveAsync(string name, string? reason) => http.SendAsync<Counted>(HttpMethod.Post, $"channels/{Uri.EscapeDataString(name)}/redrive", new { reason });

    public Task<PageOf<Broadcast>> BroadcastsAsync(string? state, string? after) =>
        http.ReadAsync<PageOf<Broadcast>>("broadcasts", ("state", state), ("after", after), ("limit", 20));

    public Task<Broadcast> BroadcastAsync(Guid id) => http.ReadAsync<Broadcast>($"broadcasts/{id}");

    public Task<AudiencePreview> AudienceAsync(Guid id) => http.ReadAsync<AudiencePreview>($"broadcasts/{id}/audience");

    public Task<Broadcast> ProposeAsync(WriteBroadcast words) => http.SendAsync<Broadcast>(HttpMethod.Post, "broadcasts", words);

    public Task<Broadcast> EditAsync(Guid id, WriteBroadcast words) => http.SendAsync<Broadcast>(HttpMethod.Put, $"broadcasts/{id}", words);

    /// <summary>approve; reject and cancel with a reason.</summary>
    public Task DecideAsync(Guid id, string act, string? reason = null) =>
        http.SendAsync(HttpMethod.Post, $"broadcasts/{id}/{act}", act == "approve" ? null : new { reason });

    public Task<IReadOnlyList<OwnContact>> ContactsAsync() => http.ReadAsync<IReadOnlyList<OwnContact>>("contacts");

    public Task AskAsync(string channel, string? address) => http.SendAsync(HttpMethod.Put, $"contacts/{channel}", new { address });

    public Task ConfirmAsync(string channel, string? code) => http.SendAsync(HttpMethod.Post, $"contacts/{channel}/confirm", new { code });

    public Task RemoveAsync(string channel) => http.SendAsync(HttpMethod.Post, $"contacts/{channel}/remove");

    public Task LiftAsync() => http.SendAsync(HttpMethod.Post, "contacts/mail/lift");
}
