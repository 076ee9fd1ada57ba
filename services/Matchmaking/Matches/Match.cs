using ScenarioHub.Contracts.Matchmaking;
using ScenarioHub.Matchmaking.Introductions;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using static ScenarioHub.Matchmaking.Matches.MatchState;

namespace ScenarioHub.Matchmaking.Matches;

/// <summary>A proposed pair of a scenario and a company (撮合). Nobody is contacted before a moderator has approved it.</summary>
public class Match : IVersioned
{
    private Match()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public Guid ScenarioId { get; private init; }

    public Scenario Scenario { get; private init; } = null!;

    public Guid ProfileId { get; private set; }

    public CapabilityProfile Profile { get; private set; } = null!;

    public string CompanyKey { get; private init; } = "";

    public Guid ParkId { get; private init; }

    /// <summary>The company that it was offered to; before the approval the profile says whose it is.</summary>
    public Guid? CompanyId { get; private set; }

    public MatchState State { get; private set; }

    public double Score { get; private set; }

    public Engine.Reasons Reasons { get; private set; } = null!;

    public MatchSource Source { get; private init; }

    /// <summary>The organisation that proposed it, by name.</summary>
    public string? SuggestedBy { get; private set; }

    public string? Note { get; private set; }

    public string? DecisionReason { get; private set; }

    /// <summary>The code that says why it lapsed without a moderator's decision.</summary>
    public string? Lapsed { get; private set; }

    /// <summary>Whether it ended without a person's decision.</summary>
    public bool HasLapsed => State == Rejected && Lapsed is not null;

    public RejectionReason? ReasonCode { get; private set; }

    /// <summary>When a parked match comes back by itself.</summary>
    public DateTimeOffset? ParkedUntil { get; private set; }

    /// <summary>The match that this one was merged into.</summary>
    public Guid? MergedInto { get; private set; }

    /// <summary>The moderator who has approved first, where it takes two.</summary>
    public Guid? FirstApprovedBy { get; private set; }

    public DateTimeOffset? FirstApprovedAt { get; private set; }

    public string? FirstNote { get; private set; }

    /// <summary>What an agreement is worth, in yuan.</summary>
    public decimal? OutcomeValue { get; private set; }

    public TalkEnd? OutcomeReason { get; private set; }

    public string? OutcomeNote { get; private set; }

    public DateTimeOffset? OutcomeAt { get; private set; }

    public Guid? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public Introduction? Introduction { get; private set; }

    /// <summary>A pair that the engine proposes, or a person with a note.</summary>
    public static Match Of(Scenario scenario, CapabilityProfile profile, Engine.Suggestion why, DateTimeOffset now, string? suggestedBy = null, string? note = null) =>
        new()
        {
            ScenarioId = scenario.Id, Scenario = scenario, ParkId = scenario.OwnerId, ProfileId = profile.Id, Profile = profile, CompanyKey = profile.CompanyKey,
            Score = why.Score, Reasons = why.Reasons, Source = suggestedBy is null ? MatchSource.Engine : MatchSource.Person,
            SuggestedBy = suggestedBy, Note = note, CreatedAt = now,
        };

    /// <summary>Offers it to both sides. Refused while <paramref name="conflicts"/> speak against it.</summary>
    public IntroductionOffered Approve(Guid moderator, string? note, IReadOnlyList<Conflict> conflicts, DateTimeOffset now)
    {
        RefuseConflicts(conflicts);
        RuleException.ThrowIf(FirstApprovedBy == moderator, "match.same-moderator");
        Decide(Introduced, moderator, null, now);
        CompanyId = Profile.CompanyId;
        Introduction = Introduction.Of(this, note ?? FirstNote, now);
        return new(Id, Version, ScenarioId, Scenario.Name, Introduction.Park, Introduction.Company, Introduction.Note, now);
    }

    /// <summary>The first of two approvals (双人复核): it waits for another moderator, and nobody is contacted yet.</summary>
    public SecondModeratorNeeded ApproveFirst(Guid moderator, string name, string? note, IReadOnlyList<Conflict> conflicts, DateTimeOffset now)
    {
        RuleException.ThrowIf(State is not (InModeration or Parked), "match.transition", Scenario.Name, Profile.CompanyName);
        RefuseConflicts(conflicts);
        if (State == Parked)
        {
            Reopen();
        }
        else
        {
            Version++;
        }

        (FirstApprovedBy, FirstApprovedAt, FirstNote) = (moderator, now, note);
        return new(Id, Version, Scenario.Name, Profile.CompanyName, name, now);
    }

    /// <summary>Refuses it for a reason.</summary>
    public void Reject(Guid moderator, string reason, DateTimeOffset now, RejectionReason? code = null)
    {
        Decide(Rejected, moderator, reason, now);
        ReasonCode = code;
    }

    /// <summary>Puts it aside for later, or until a day.</summary>
    public void Park(Guid moderator, string? reason, DateTimeOffset now, DateTimeOffset? until = null)
    {
        RuleException.ThrowIf(until <= now, "match.park-until");
        Decide(Parked, moderator, reason, now);
        ParkedUntil = until;
    }

    /// <summary>The day has come: it waits for moderation again.</summary>
    public void Wake()
    {
        RuleException.ThrowIf(State != Parked, "match.transition", Scenario?.Name ?? "", Profile?.CompanyName ?? "");
        Reopen();
    }

    /// <summary>It says the same as another, which goes on with both notes.</summary>
    public void MergeInto(Match other, Guid moderator, DateTimeOffset now)
    {
        RuleException.ThrowIf(other.Id == Id || other.State is not (InModeration or Parked) || (other.ScenarioId != ScenarioId && other.CompanyKey != CompanyKey), "match.merge");
        Decide(Rejected, moderator, null, now);
        (ReasonCode, MergedInto) = (RejectionReason.Duplicate, other.Id);
        other.Note = string.Join('\n', new[] { other.Note, Note }.OfType<string>());
        other.Note = other.Note.Length == 0 ? null : other.Note;
        other.Version++;
    }

    /// <summary>Scenario or profile have been withdrawn: there is nothing left to decide.</summary>
    public void Lapse(string code, DateTimeOffset now)
    {
        MoveTo(Rejected);
        (Lapsed, DecidedAt) = (code, now);
    }

    /// <summary>
    /// The engine has looked again: renews the reasons of a pair that waits, by another of the company's profiles if that fits better, and
    /// brings a lapsed one back. What a person has decided stays decided. True where it waits for moderation anew.
    /// </summary>
    public bool Renew(CapabilityProfile profile, Engine.Suggestion why)
    {
        if (!HasLapsed && !(State == InModeration && (ProfileId == profile.Id || why.Score > Score)))
        {
            return false;
        }

        if (ProfileId != profile.Id)
        {
            // A first approval was of another profile.
            (FirstApprovedBy, FirstApprovedAt, FirstNote) = (null, null, null);
        }

        (ProfileId, Profile, Score, Reasons) = (profile.Id, profile, why.Score, why.Reasons);
        if (HasLapsed)
        {
            Reopen();
            return true;
        }

        Version++;
        return false;
    }

    /// <summary>A person proposes the pair that is there already: the moderators get the note, and an answer of before is thought over.</summary>
    public void Second(string suggestedBy, string note)
    {
        (SuggestedBy, Note) = (suggestedBy, note);
        if (State == InModeration)
        {
            Version++;
        }
        else
        {
            Reopen();
        }
    }

    /// <summary>One side answers; the facts say so, and once both have accepted, that too.</summary>
    public IReadOnlyList<object> Answer(Guid organization, Answer answer, DateTimeOffset now)
    {
        RuleException.ThrowIf(State != Introduced, "introduction.closed");
        var introduction = Introduction!;
        introduction.Take(organization, answer, now);
        switch (introduction.State)
        {
            case IntroductionState.Introduced:
                Version++;
                break;
            case IntroductionState.Accepted:
                MoveTo(Accepted);
                break;
            case IntroductionState.Declined:
                MoveTo(Declined);
                break;
        }

        introduction.Stepped(now);
        var answered = new IntroductionAnswered(
            Id, Version, ScenarioId, Scenario.Name, introduction.Park, introduction.Company, organization, answer.Accepted, now);
        return State == Accepted
            ? [answered, new IntroductionAgreed(Id, Version, ScenarioId, Scenario.Name, introduction.Park, introduction.Company, now)]
            : [answered];
    }

    /// <summary>The two talk: the first record begins it, each further one goes on.</summary>
    public IntroductionProgressed Talk(Guid organization, DateTimeOffset now)
    {
        RuleException.ThrowIf(State is not (Accepted or Talking), "introduction.not-talking");
        if (State == Accepted)
        {
            MoveTo(Talking);
        }
        else
        {
            Version++;
        }

        return Progressed(organization, "talked", now);
    }

    /// <summary>The talk has come to an end, with or without an agreement.</summary>
    public IntroductionProgressed End(Guid organization, TalkEnd end, decimal? value, string? note, DateTimeOffset now)
    {
        RuleException.ThrowIf(State is not (Accepted or Talking), "introduction.not-talking");
        RuleException.ThrowIf(value is not null && end != TalkEnd.Agreed, "introduction.value");
        MoveTo(end == TalkEnd.Agreed ? Agreed : Closed);
        (OutcomeReason, OutcomeValue, OutcomeNote, OutcomeAt) = (end, value, note, now);
        return Progressed(organization, end == TalkEnd.Agreed ? "agreed" : "closed", now);
    }

    private IntroductionProgressed Progressed(Guid by, string step, DateTimeOffset now)
    {
        Introduction!.Stepped(now);
        return new(Id, Version, ScenarioId, Scenario.Name, Introduction.Park, Introduction.Company, by, step, OutcomeValue, now);
    }

    private void RefuseConflicts(IReadOnlyList<Conflict> conflicts)
    {
        if (conflicts is [var first, ..])
        {
            throw new RuleException(first.Code, Scenario.Name, Profile.CompanyName);
        }
    }

    private void Decide(MatchState next, Guid moderator, string? reason, DateTimeOffset now)
    {
        MoveTo(next);
        (DecidedBy, DecisionReason, DecidedAt, ParkedUntil) = (moderator, reason, now, null);
    }

    private void Reopen()
    {
        MoveTo(InModeration);
        (Lapsed, DecidedBy, DecisionReason, DecidedAt) = (null, null, null, null);
        (ReasonCode, ParkedUntil, MergedInto, FirstApprovedBy, FirstApprovedAt, FirstNote) = (null, null, null, null, null, null);
    }

    private void MoveTo(MatchState next)
    {
        var allowed = (State, next) is (InModeration or Parked, Introduced or Rejected) or (InModeration, Parked) or (Parked or Rejected, InModeration)
            or (Introduced, Accepted or Declined) or (Accepted, Talking) or (Accepted or Talking, Agreed or Closed);
        RuleException.ThrowIf(!allowed, "match.transition", Scenario?.Name ?? "", Profile?.CompanyName ?? "");
        State = next;
        Version++;
    }
}
