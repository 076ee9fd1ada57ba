using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.Contracts.Notifications;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Notifications.Broadcasts;

/// <summary>Where an announcement stands.</summary>
public enum BroadcastState
{
    /// <summary>待批准: waits for a second administrator.</summary>
    Proposed,

    /// <summary>已发布: approved, and told.</summary>
    Approved,

    /// <summary>未批准: the second administrator is against it.</summary>
    Rejected,

    /// <summary>已取消 by an administrator before it was approved.</summary>
    Cancelled,
}

/// <summary>
/// An announcement of the platform (平台公告), in both languages, to the members of some kinds of verified organisations. It is told once a
/// second administrator has approved exactly the words that the first one has written.
/// </summary>
public class Broadcast : IVersioned
{
    private Broadcast()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public BroadcastState State { get; private set; }

    public string Title { get; private set; } = "";

    public string Body { get; private set; } = "";

    public string TitleEn { get; private set; } = "";

    public string BodyEn { get; private set; } = "";

    /// <summary>Where to go on: a path of the web.</summary>
    public string Link { get; private set; } = "";

    public bool Urgent { get; private set; }

    /// <summary>The kinds of organisations.</summary>
    public string[] Kinds { get; private set; } = [];

    public bool Administrators { get; private set; }

    /// <summary>Who wrote it last; somebody else must approve.</summary>
    public Guid ProposedBy { get; private set; }

    public DateTimeOffset ProposedAt { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Why it was rejected or cancelled.</summary>
    public string? Reason { get; private set; }

    /// <summary>Puts an announcement forward.</summary>
    public static Broadcast Propose(WriteBroadcast words, Guid by, DateTimeOffset now)
    {
        var broadcast = new Broadcast { ProposedAt = now };
        broadcast.Write(words, by);
        return broadcast;
    }

    /// <summary>Changes it while it waits; whoever does is its author from then on.</summary>
    public void Edit(WriteBroadcast words, Guid by)
    {
        Guard();
        Write(words, by);
        Version++;
    }

    /// <summary>The second administrator stands behind it too.</summary>
    public BroadcastApproved Approve(Guid by, DateTimeOffset now)
    {
        Guard();
        RuleException.ThrowIf(by == ProposedBy, "broadcast.second-person");
        Decide(BroadcastState.Approved, by, now, null);
        return new(Id, Version, Title, Body, TitleEn, BodyEn, Link, Urgent, Kinds, Administrators, now);
    }

    /// <summary>The second administrator is against it.</summary>
    public void Reject(Guid by, string reason, DateTimeOffset now)
    {
        Guard();
        RuleException.ThrowIf(by == ProposedBy, "broadcast.second-person");
        Decide(BroadcastState.Rejected, by, now, reason);
    }

    /// <summary>Takes it back before it was approved.</summary>
    public void Cancel(Guid by, string? reason, DateTimeOffset now)
    {
        Guard();
        Decide(BroadcastState.Cancelled, by, now, reason);
    }

    private void Decide(BroadcastState state, Guid by, DateTimeOffset now, string? reason)
    {
        (State, DecidedBy, DecidedAt, Reason) = (state, by, now, reason);
        Version++;
    }

    private void Write(WriteBroadcast words, Guid by)
    {
        (Title, Body, TitleEn, BodyEn) = (words.Title.Trim(), words.Body.Trim(), words.TitleEn.Trim(), words.BodyEn.Trim());
        (Link, Urgent, Kinds, Administrators) = (string.IsNullOrWhiteSpace(words.Link) ? "/inbox" : words.Link.Trim(), words.Urgent, [.. words.Kinds.Distinct()], words.Administrators);
        ProposedBy = by;
    }

    private void Guard() => RuleException.ThrowIf(State != BroadcastState.Proposed, "broadcast.decided");
}

internal sealed class BroadcastMapping : IEntityTypeConfiguration<Broadcast>
{
    public void Configure(EntityTypeBuilder<Broadcast> builder)
    {
        builder.ToTable("broadcast");
        builder.Property(b => b.Id).ValueGeneratedNever();
    }
}
