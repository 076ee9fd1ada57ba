namespace ScenarioHub.Notifications.Webhooks;

/// <summary>How webhooks are called; the configuration section <c>Webhooks</c>.</summary>
public record WebhookSettings
{
    /// <summary>
    /// Whether webhooks may lead to addresses that are not public, and without TLS. Only for an operator whose receivers stand in its own
    /// network and who trusts everyone that may enter one.
    /// </summary>
    public bool AllowPrivate { get; init; }

    /// <summary>How many receivers are called at the same time.</summary>
    public int AtOnce { get; init; } = 64;

    /// <summary>How many of those that fail or answer slowly are called at the same time, apart from the others.</summary>
    public int SlowAtOnce { get; init; } = 32;

    /// <summary>A receiver that takes longer than this is a slow one; its call gives up its place among the others.</summary>
    public TimeSpan Slow { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many calls may be under way without a place, because they have taken longer than <see cref="Slow"/>.</summary>
    public int Lingering { get; init; } = 256;

    /// <summary>How long a receiver is left alone after it has failed.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The pauses between tries; the nine of <see cref="Sending.RetrySchedule"/> unless told.</summary>
    public TimeSpan[]? Pauses { get; init; }
}
