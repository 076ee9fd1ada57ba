using ScenarioHub.Contracts;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Matchmaking.Introductions;

/// <summary>An approved match offered to both sides (对接): each answers once, and contacts are exchanged when both have said yes.</summary>
public class Introduction
{
    private Introduction()
    {
    }

    public Guid MatchId { get; private init; }

    public Guid ParkId { get; private init; }

    public string ParkName { get; private init; } = "";

    public Guid CompanyId { get; private init; }

    public string CompanyName { get; private init; } = "";

    /// <summary>The moderator's words to both sides.</summary>
    public string? Note { get; private init; }

    public DateTimeOffset OfferedAt { get; private init; }

    public AnswerKind? ParkAnswer { get; private set; }

    public Contact? ParkContact { get; private set; }

    public AnswerKind? CompanyAnswer { get; private set; }

    public Contact? CompanyContact { get; private set; }

    public string? DeclineReason { get; private set; }

    public DateTimeOffset? AgreedAt { get; private set; }

    /// <summary>When something was last said or done about it.</summary>
    public DateTimeOffset LastStepAt { get; private set; }

    public DateTimeOffset? RemindedAt { get; private set; }

    /// <summary>How often it was reminded of since the last step.</summary>
    public int Reminders { get; private set; }

    public Party Park => new(ParkId, ParkName);

    public Party Company => new(CompanyId, CompanyName);

    /// <summary>One no ends it; it takes two to agree.</summary>
    public IntroductionState State => (ParkAnswer, CompanyAnswer) switch
    {
        (AnswerKind.Declined, _) or (_, AnswerKind.Declined) => IntroductionState.Declined,
        (AnswerKind.Accepted, AnswerKind.Accepted) => IntroductionState.Accepted,
        _ => IntroductionState.Introduced,
    };

    /// <summary>Whether this organisation still owes its answer.</summary>
    public bool Awaits(Guid organization) =>
        State == IntroductionState.Introduced && ((organization == ParkId && ParkAnswer is null) || (organization == CompanyId && CompanyAnswer is null));

    /// <summary>Who still owes an answer; both once they talk.</summary>
    internal IReadOnlyList<Guid> Owing => State == IntroductionState.Accepted ? [ParkId, CompanyId] : [.. new[] { ParkId, CompanyId }.Where(Awaits)];

    internal void Stepped(DateTimeOffset now) => (LastStepAt, RemindedAt, Reminders) = (now, null, 0);

    internal void Remind(DateTimeOffset now) => (RemindedAt, Reminders) = (now, Reminders + 1);

    internal static Introduction Of(Match match, string? note, DateTimeOffset now) => new()
    {
        MatchId = match.Id, ParkId = match.ParkId, ParkName = match.Scenario.Card!.Owner.Name, CompanyId = match.CompanyId!.Value,
        CompanyName = match.Profile.CompanyName, Note = note, OfferedAt = now, LastStepAt = now,
    };

    internal void Take(Guid organization, Answer answer, DateTimeOffset now)
    {
        RuleException.ThrowIf(!Awaits(organization), "introduction.answered");
        var kind = answer.Accepted ? AnswerKind.Accepted : AnswerKind.Declined;
        if (organization == ParkId)
        {
            (ParkAnswer, ParkContact) = (kind, answer.Contact);
        }
        else
        {
            (CompanyAnswer, CompanyContact) = (kind, answer.Contact);
        }

        DeclineReason = answer.Reason;
        AgreedAt = State == IntroductionState.Accepted ? now : null;
    }
}
