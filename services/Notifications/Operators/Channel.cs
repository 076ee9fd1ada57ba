using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Operators;

/// <summary>
/// A way by which notices leave the platform (渠道): <c>mail</c>, <c>webhook</c>, <c>sms</c>. While it is paused nothing is sent by it, by no
/// replica and through every restart; what is told meanwhile waits.
/// </summary>
public class Channel : IVersioned
{
    /// <summary>E-mail (邮件).</summary>
    public const string Mail = "mail";

    /// <summary>Webhooks (回调).</summary>
    public const string Webhook = "webhook";

    /// <summary>Short messages (短信).</summary>
    public const string Sms = "sms";

    public string Name { get; private set; } = "";

    public long Version { get; private set; }

    public DateTimeOffset? PausedAt { get; private set; }

    public Guid? PausedBy { get; private set; }

    /// <summary>Why it is paused.</summary>
    public string? Reason { get; private set; }

    /// <summary>Stops sending; what is under way is finished.</summary>
    public void Pause(Guid by, string reason, DateTimeOffset now)
    {
        RuleException.ThrowIf(PausedAt is not null, "channel.paused");
        (PausedAt, PausedBy, Reason) = (now, by, reason);
        Version++;
    }

    /// <summary>Sends again, beginning with what has waited.</summary>
    public void Resume()
    {
        RuleException.ThrowIf(PausedAt is null, "channel.running");
        (PausedAt, PausedBy, Reason) = (null, null, null);
        Version++;
    }
}

internal sealed class ChannelMapping : IEntityTypeConfiguration<Channel>
{
    public void Configure(EntityTypeBuilder<Channel> builder) => builder.ToTable("channel").HasKey(c => c.Name);
}
