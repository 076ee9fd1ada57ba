using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Matchmaking.Introductions;

/// <summary>How the two spoke (沟通方式).</summary>
public enum TalkChannel
{
    Meeting,
    Visit,
    Call,
    Mail,
    Other,
}

/// <summary>One record of a talk (洽谈记录), by either side; both and those who run the platform read it.</summary>
public class TalkEntry
{
    private TalkEntry()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid MatchId { get; private init; }

    /// <summary>The organisation that wrote it.</summary>
    public Guid By { get; private init; }

    public string ByName { get; private init; } = "";

    public TalkChannel Channel { get; private init; }

    public DateOnly HeldOn { get; private init; }

    public string Text { get; private init; } = "";

    public string? NextStep { get; private init; }

    public DateTimeOffset At { get; private init; }

    public static TalkEntry Of(Guid match, Guid by, string name, TalkChannel channel, DateOnly heldOn, string text, string? nextStep, DateTimeOffset now) =>
        new() { MatchId = match, By = by, ByName = name, Channel = channel, HeldOn = heldOn, Text = text, NextStep = nextStep, At = now };
}

internal sealed class TalkEntryMapping : IEntityTypeConfiguration<TalkEntry>
{
    public void Configure(EntityTypeBuilder<TalkEntry> builder)
    {
        builder.ToTable("talk_entry");
        builder.Property(e => e.Id).ValueGeneratedNever();
    }
}
