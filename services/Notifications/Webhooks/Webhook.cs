using ScenarioHub.Notifications.Catalogue;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Webhooks;

/// <summary>Whether a webhook is called.</summary>
public enum WebhookState
{
    /// <summary>使用中.</summary>
    Active,

    /// <summary>已暂停, by its organisation.</summary>
    Paused,

    /// <summary>已停用, because it has failed for days or has said that it is gone.</summary>
    Disabled,

    /// <summary>已移除.</summary>
    Removed,
}

/// <summary>In which shape a webhook is called.</summary>
public enum WebhookFormat
{
    /// <summary>The Standard Webhooks specification, signed.</summary>
    Standard,

    /// <summary>A group robot of 企业微信.</summary>
    WeCom,

    /// <summary>A group robot of 钉钉, signed where it has a secret.</summary>
    DingTalk,

    /// <summary>A group robot of 飞书, signed where it has a secret.</summary>
    Feishu,
}

/// <summary>An address of an organisation that is called when one of its notices is told (回调).</summary>
public class Webhook : IVersioned
{
    /// <summary>How long the former secret stays valid after a change, so that receivers can follow without missing a call.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromHours(24);

    private Webhook()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public Guid OrganizationId { get; private set; }

    public string Name { get; private set; } = "";

    public string Url { get; private set; } = "";

    public WebhookFormat Format { get; private set; }

    /// <summary>The topics it is called for; all where none is named.</summary>
    public string[] Topics { get; private set; } = [];

    public WebhookState State { get; private set; }

    /// <summary>Why it is disabled.</summary>
    public string? Reason { get; private set; }

    /// <summary>Which secret is in use; each change counts one up.</summary>
    public int Generation { get; private set; } = 1;

    public DateTimeOffset? RotatedAt { get; private set; }

    /// <summary>The secret that a robot's owner was given by its platform, sealed.</summary>
    public byte[]? RobotSecret { get; private set; }

    /// <summary>Since when every try has failed; nothing while it works.</summary>
    public DateTimeOffset? FailingSince { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Enters an address.</summary>
    public static Webhook Create(Guid organization, string name, string url, WebhookFormat format, IEnumerable<Topic> topics, DateTimeOffset now)
    {
        var webhook = new Webhook { OrganizationId = organization, Format = format, CreatedAt = now };
        webhook.Write(name, url, topics);
        return webhook;
    }

    /// <summary>Changes name, address and topics.</summary>
    public void Edit(string name, string url, IEnumerable<Topic> topics)
    {
        Guard(WebhookState.Active, WebhookState.Paused, WebhookState.Disabled);
        Write(name, url, topics);
        Version++;
    }

    /// <summary>Takes the robot's secret as it is stored.</summary>
    public void Keep(byte[] robotSecret) => RobotSecret = robotSecret;

    /// <summary>Makes a new secret; calls carry signatures of both for <see cref="Overlap"/>.</summary>
    public void Rotate(DateTimeOffset now)
    {
        Guard(WebhookState.Active, WebhookState.Paused, WebhookState.Disabled);
        RuleException.ThrowIf(Format != WebhookFormat.Standard, "webhook.robot-secret");
        Generation++;
        RotatedAt = now;
        Version++;
    }

    /// <summary>The generations whose signatures a call carries at an instant, newest first.</summary>
    public IReadOnlyList<int> Valid(DateTimeOffset now) =>
        Generation > 1 && now < RotatedAt + Overlap ? [Generation, Generation - 1] : [Generation];

    /// <summary>Stops calling until it is resumed; what is told meanwhile waits.</summary>
    public void Pause() => Move(WebhookState.Paused, WebhookState.Active);

    /// <summary>Calls again.</summary>
    public void Resume()
    {
        Move(WebhookState.Active, WebhookState.Paused, WebhookState.Disabled);
        (Reason, FailingSince) = (null, null);
    }

    /// <summary>Takes it out of use for good; its log stays.</summary>
    public void Remove() => Move(WebhookState.Removed, WebhookState.Active, WebhookState.Paused, WebhookState.Disabled);

    private void Write(string name, string url, IEnumerable<Topic> topics) =>
        (Name, Url, Topics) = (name.Trim(), url, [.. topics.Distinct().Select(topic => topic.ToString())]);

    private void Move(WebhookState next, params ReadOnlySpan<WebhookState> from)
    {
        Guard(from);
        State = next;
        Version++;
    }

    private void Guard(params ReadOnlySpan<WebhookState> allowed) => RuleException.ThrowIf(!allowed.Contains(State), "webhook.state");
}
