using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Experts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Bidding.Reviews;

/// <summary>An expert's seat on a panel (评审组席位).</summary>
public class Seat : IVersioned
{
    private Seat()
    {
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public Guid ChallengeId { get; private set; }

    public Guid PersonId { get; private set; }

    /// <summary>The expert's name when it was proposed.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What the expert is called where names are kept back: 专家 1, 2, ….</summary>
    public int Number { get; private set; }

    public SeatState State { get; private set; }

    public DateTimeOffset? AnswerBy { get; private set; }

    /// <summary>The organisations that the expert declared to be tied to.</summary>
    public List<string> Declared { get; private set; } = [];

    /// <summary>Why the expert left.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>Proposes an expert.</summary>
    public static Seat Propose(Guid challengeId, Expert expert, int number) =>
        new() { ChallengeId = challengeId, PersonId = expert.PersonId, Name = expert.Name, Number = number };

    /// <summary>Invites the expert.</summary>
    public ExpertInvited Invite(Challenge challenge, DateTimeOffset answerBy, DateTimeOffset now)
    {
        MoveTo(SeatState.Invited);
        AnswerBy = answerBy;
        return new(Id, Version, ChallengeId, challenge.Number, challenge.Title, PersonId, answerBy, now);
    }

    /// <summary>The expert accepts and declares whom it is tied to.</summary>
    public ExpertAnswered Accept(Challenge challenge, IReadOnlyList<string> declared, int open, DateTimeOffset now)
    {
        MoveTo(SeatState.Accepted);
        (Declared, AnsweredAt) = ([.. declared], now);
        return Answered(challenge, "accepted", open, now);
    }

    /// <summary>The expert leaves, before or after accepting (回避).</summary>
    public ExpertAnswered Recuse(Challenge challenge, string reason, int open, DateTimeOffset now)
    {
        MoveTo(SeatState.Recused);
        (Reason, AnsweredAt) = (reason, now);
        return Answered(challenge, "recused", open, now);
    }

    /// <summary>The park lets the expert go (解除), such as one who does not answer.</summary>
    public ExpertReleased Release(string reason, DateTimeOffset now)
    {
        MoveTo(SeatState.Released);
        Reason = reason;
        return new(Id, Version, ChallengeId, now);
    }

    /// <summary>Tells the expert of its work.</summary>
    public ReviewDue DueOf(Challenge challenge, Review review, string kind, int sheets, DateTimeOffset now) =>
        new(Id, Version, ChallengeId, challenge.Number, challenge.Title, PersonId, kind, sheets, review.Due ?? now, now);

    /// <summary>Remembers that the expert was told that it is late; nobody is told twice.</summary>
    public void Remind(DateTimeOffset now)
    {
        RemindedAt = now;
        Version++;
    }

    private void MoveTo(SeatState next)
    {
        var allowed = (State, next) is (SeatState.Proposed, SeatState.Invited or SeatState.Released)
            or (SeatState.Invited, SeatState.Accepted or SeatState.Recused or SeatState.Released)
            or (SeatState.Accepted, SeatState.Recused or SeatState.Released);
        RuleException.ThrowIf(!allowed, "seat.transition", Word.Of(State));
        State = next;
        Version++;
    }

    private ExpertAnswered Answered(Challenge challenge, string answer, int open, DateTimeOffset now) =>
        new(Id, Version, ChallengeId, challenge.Number, challenge.Title, new(challenge.OwnerId, challenge.OwnerName), answer, open, now);
}
