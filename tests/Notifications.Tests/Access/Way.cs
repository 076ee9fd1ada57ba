namespace ScenarioHub.Notifications.Tests.Access;

/// <summary>A way in which a notice is shown or sent.</summary>
public enum Way
{
    /// <summary>The inbox, grouped or not.</summary>
    Inbox,

    /// <summary>The number on the bell, and the number that “read all” counts.</summary>
    Count,

    /// <summary>Words looked for in the inbox.</summary>
    Search,

    /// <summary>A live stream that is opened anew.</summary>
    Stream,

    /// <summary>One that goes on with <c>Last-Event-ID</c>.</summary>
    Resume,

    /// <summary>Marking it.</summary>
    Mark,

    /// <summary>Mail at once.</summary>
    Mail,

    /// <summary>A digest.</summary>
    Digest,

    /// <summary>A short message.</summary>
    Sms,

    /// <summary>A webhook's call that waited.</summary>
    Webhook,

    /// <summary>A webhook's call that had been made and is asked for again.</summary>
    Replay,

    /// <summary>Mail about what nobody has read: to the person.</summary>
    Escalation,

    /// <summary>And to the organisation's mailbox.</summary>
    Mailbox,
}
