namespace ScenarioHub.Notifications.Preferences;

/// <summary>How soon somebody wants to hear (节奏).</summary>
public enum Pace
{
    /// <summary>即时: when it happens.</summary>
    Now,

    /// <summary>每小时: gathered, on the hour.</summary>
    Hourly,

    /// <summary>每天: gathered, at eight in the morning.</summary>
    Daily,

    /// <summary>每周: gathered, on Monday at eight.</summary>
    Weekly,

    /// <summary>不接收: the inbox holds it all the same.</summary>
    Never,
}

/// <summary>A way to reach somebody outside the platform (渠道).</summary>
public enum PaceChannel
{
    /// <summary>邮件.</summary>
    Email,

    /// <summary>短信: what is urgent only, at once or not at all.</summary>
    Sms,
}

/// <summary>A choice of pace for a topic and a channel, by a person or an organisation.</summary>
public class PaceChoice
{
    /// <summary>The person or the organisation.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The channel.</summary>
    public required PaceChannel Channel { get; init; }

    /// <summary>The topic.</summary>
    public required Catalogue.Topic Topic { get; init; }

    /// <summary>How soon.</summary>
    public Pace Pace { get; internal set; }
}
