using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ScenarioHub.Matchmaking.Matches;

/// <summary>A moderator's note for the other moderators (内部备注); no party ever sees it.</summary>
public class MatchNote
{
    private MatchNote()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid MatchId { get; private init; }

    public Guid By { get; private init; }

    public string ByName { get; private init; } = "";

    public string Text { get; private init; } = "";

    public DateTimeOffset At { get; private init; }

    public static MatchNote Of(Guid match, Guid by, string name, string text, DateTimeOffset now) => new() { MatchId = match, By = by, ByName = name, Text = text, At = now };
}

internal sealed class MatchNoteMapping : IEntityTypeConfiguration<MatchNote>
{
    public void Configure(EntityTypeBuilder<MatchNote> builder)
    {
        builder.ToTable("match_note");
        builder.Property(n => n.Id).ValueGeneratedNever();
    }
}
