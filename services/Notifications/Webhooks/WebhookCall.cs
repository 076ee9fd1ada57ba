namespace ScenarioHub.Notifications.Webhooks;

/// <summary>Where a call stands.</summary>
public enum CallState
{
    /// <summary>To be made when it is due.</summary>
    Waiting,

    /// <summary>The receiver took it.</summary>
    Done,

    /// <summary>Given up after the last try.</summary>
    Failed,
}

/// <summary>One call of a webhook: a notice, or a test. Its id is the message id that the receiver knows repeats by.</summary>
public class WebhookCall
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required Guid WebhookId { get; init; }

    /// <summary>What is told; nothing for a test.</summary>
    public Guid? NoticeId { get; init; }

    public CallState State { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset DueAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>What came of each try, kept thirty days.</summary>
    public IReadOnlyList<WebhookAttempt> Tries { get; private set; } = [];
}

/// <summary>What came of one try.</summary>
public class WebhookAttempt
{
    public long Id { get; private set; }

    public Guid CallId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>The receiver's HTTP status; nothing where none came.</summary>
    public int? Status { get; private set; }

    public int DurationMs { get; private set; }

    /// <summary>What went wrong, by its code.</summary>
    public string? Error { get; private set; }

    /// <summary>The beginning of what the receiver answered.</summary>
    public string? Answer { get; private set; }
}
