namespace ScenarioHub.Notifications.Inbox;

/// <summary>A notice in one person's inbox (送达). Written in bulk by <see cref="Notifier"/>, never one by one.</summary>
public class Delivery
{
    /// <summary>Grows in the order in which rows become visible: the position in a stream and in the inbox.</summary>
    public long Seq { get; private set; }

    /// <summary>What was told.</summary>
    public Guid NoticeId { get; private set; }

    /// <summary>To whom.</summary>
    public Guid PersonId { get; private set; }

    /// <summary>When the person read it.</summary>
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>What was told.</summary>
    public Notice Notice { get; private set; } = null!;
}
