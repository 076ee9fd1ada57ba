using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Bidding.Questions;

/// <summary>
/// A public question on a challenge (答疑). Who asked is not kept with it and never shown: a name would tell who prepares a bid. It is no
/// part of the challenge's version, so that asking does not get in the way of the park's own work.
/// </summary>
public class Question
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public required Guid ChallengeId { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public string? Answer { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Answers it, once: bidders rely on an answer.</summary>
    public void AnswerWith(string text, DateTimeOffset now)
    {
        RuleException.ThrowIf(Answer is not null, "question.answered");
        (Answer, AnsweredAt) = (text, now);
    }
}

internal sealed class QuestionMapping : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.ToTable("question");
        builder.Property(q => q.Id).ValueGeneratedNever();
    }
}
