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
    public int SlowAtOnce { get; init; } = 16;

    /// <summary>A receiver that takes longer than this is a slow one.</summary>
    public TimeSpan Slow { get; init; } = TimeSpan.FromSeconds(1);
}
