using System.ComponentModel.DataAnnotations;
using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Webhooks;

/// <summary>Enters or changes a webhook.</summary>
/// <param name="Topics">Topics to be called for; all where none is named.</param>
/// <param name="RobotSecret">What the robot's platform gave out for signing; nothing keeps the one that is there.</param>
public record WriteWebhook(
    [Required, StringLength(60, MinimumLength = 2)] string Name, [Required, StringLength(500)] string Url, WebhookFormat? Format, [MaxLength(50)] string[]? Topics,
    [StringLength(200)] string? RobotSecret)
{
    /// <summary>Never the secret.</summary>
    public override string ToString() => $"{Name} {Format}";
}

/// <summary>Replays all calls since an instant.</summary>
public record ReplaySince([Required] DateTimeOffset? Since);

/// <summary>A webhook as its organisation sees it. Its secret is not in here.</summary>
public record WebhookView(
    Guid Id, long Version, string Name, string Url, WebhookFormat Format, IReadOnlyList<string> Topics, WebhookState State, string? Reason, bool HasRobotSecret,
    DateTimeOffset? RotatedAt, DateTimeOffset? FailingSince, DateTimeOffset CreatedAt) : IVersioned
{
    internal static WebhookView Of(Webhook w) => new(
        w.Id, w.Version, w.Name, w.Url, w.Format, [.. w.Topics.Select(topic => NoticeTexts.Code(Enum.Parse<Topic>(topic)))], w.State, w.Reason,
        w.RobotSecret is not null, w.RotatedAt, w.FailingSince, w.CreatedAt);
}

/// <summary>The secret that a receiver checks signatures with.</summary>
/// <param name="Former">The one before, while it is still valid.</param>
public record WebhookSecret(string Secret, string? Former, DateTimeOffset? FormerUntil)
{
    /// <summary>Never the secret.</summary>
    public override string ToString() => "(secret)";
}

/// <summary>One try in the log.</summary>
public record AttemptView(DateTimeOffset At, int? Status, int DurationMs, string? Error, string? Answer);

/// <summary>One call in the log.</summary>
public record CallView(
    Guid Id, string MessageId, string Type, CallState State, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? DueAt, DateTimeOffset? DoneAt,
    IReadOnlyList<AttemptView> Tries);

/// <summary>How many calls were put down to be made again.</summary>
public record Replayed(int Calls);
