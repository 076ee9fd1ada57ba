using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;
using static ScenarioHub.Scenarios.Demonstrations.DemonstrationState;

namespace ScenarioHub.Scenarios.Demonstrations;

/// <summary>Where a selection stands.</summary>
public enum DemonstrationState
{
    /// <summary>评选中: it is being scored.</summary>
    Nominated,

    /// <summary>公示中.</summary>
    OnNotice,

    /// <summary>示范.</summary>
    Demonstrated,

    /// <summary>未入选.</summary>
    Declined,
}

/// <summary>An accepted scenario on its way to being a demonstration (示范): nominated by its park, scored, on public notice, selected.</summary>
public class Demonstration : IVersioned
{
    private readonly List<DemonstrationScore> _scores = [];

    private Demonstration()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public Guid ScenarioId { get; private init; }

    public string ScenarioNumber { get; private init; } = "";

    public string ScenarioName { get; private init; } = "";

    public Guid OwnerId { get; private init; }

    public string OwnerName { get; private init; } = "";

    /// <summary>Who may see it, where its scenario is not for everyone.</summary>
    public Guid[]? Audience { get; private init; }

    public DemonstrationState State { get; private set; }

    /// <summary>Who applies the scenario (应用方).</summary>
    public string ApplyingParty { get; private init; } = "";

    /// <summary>What was done and what came of it, for the public.</summary>
    public string Summary { get; private init; } = "";

    public DemonstrationScheme Scheme { get; private init; } = new();

    /// <summary>The mean of all scores, once it is on notice.</summary>
    public decimal? Score { get; private set; }

    /// <summary>Why it was declined.</summary>
    public string? Reason { get; private set; }

    public DateTimeOffset NominatedAt { get; private init; }

    public DateTimeOffset? NoticeAt { get; private set; }

    public DateTimeOffset? NoticeEndsAt { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public IReadOnlyList<DemonstrationScore> Scores => _scores;

    private Party Owner => new(OwnerId, OwnerName);

    /// <summary>Nominates an accepted scenario under the scheme that holds now.</summary>
    public static (Demonstration Demonstration, DemonstrationNominated Fact) Nominate(
        Scenario scenario, string applyingParty, string summary, DemonstrationScheme scheme, DateTimeOffset now)
    {
        RuleException.ThrowIf(scenario.State != ScenarioState.Accepted, "demonstration.not-accepted", scenario.Number);
        var demonstration = new Demonstration
        {
            ScenarioId = scenario.Id, ScenarioNumber = scenario.Number, ScenarioName = scenario.Content.Name, OwnerId = scenario.OwnerId,
            OwnerName = scenario.OwnerName, Audience = scenario.Audience, ApplyingParty = applyingParty.Trim(), Summary = summary.Trim(), Scheme = scheme,
            NominatedAt = now,
        };
        return (demonstration, new(demonstration.Id, scenario.Id, scenario.Number, scenario.Content.Name, demonstration.Owner, now));
    }

    /// <summary>Takes somebody's marks; a second time replaces the first. Never of the own organisation.</summary>
    public void Mark(Guid person, Guid organization, IReadOnlyDictionary<string, decimal> marks, string? comment, DateTimeOffset now)
    {
        RuleException.ThrowIf(State != Nominated, "demonstration.not-scored-now");
        RuleException.ThrowIf(organization == OwnerId, "demonstration.own", ScenarioNumber);
        var keys = Scheme.Criteria.Select(c => c.Key).ToHashSet();
        if (!keys.SetEquals(marks.Keys) || marks.Values.Any(mark => mark is < 0 or > 100))
        {
            throw new InvalidException("marks", "demonstration.marks", string.Join(", ", keys));
        }

        var total = Math.Round(Scheme.Criteria.Sum(c => c.Weight * marks[c.Key]) / Scheme.Criteria.Sum(c => c.Weight), 2);
        if (_scores.Find(s => s.PersonId == person) is not { } score)
        {
            score = new() { DemonstrationId = Id, PersonId = person, OrganizationId = organization };
            _scores.Add(score);
        }

        score.Become(marks, total, comment, now);
        Version++;
    }

    /// <summary>Puts it on public notice once it has scores enough and reaches the scheme's mark.</summary>
    public DemonstrationNoticed Notice(Guid moderator, DateTimeOffset now)
    {
        RuleException.ThrowIf(moderator == OwnerId, "demonstration.own", ScenarioNumber);
        RuleException.ThrowIf(Scores.Count < Scheme.MinimumScores, "demonstration.too-few-scores", Scheme.MinimumScores, Scores.Count);
        var mean = Math.Round(Scores.Average(s => s.Total), 2);
        RuleException.ThrowIf(mean < Scheme.PassingScore, "demonstration.below", mean, Scheme.PassingScore);
        MoveTo(OnNotice);
        (Score, NoticeAt, NoticeEndsAt) = (mean, now, now.AddDays(Scheme.NoticeDays));
        return new(Id, Version, ScenarioNumber, ScenarioName, Owner, NoticeEndsAt.Value, now);
    }

    /// <summary>Selects it once the notice has ended and no objection is open.</summary>
    public DemonstrationDecided Confirm(Scenario scenario, int openObjections, Guid moderator, DateTimeOffset now)
    {
        RuleException.ThrowIf(moderator == OwnerId, "demonstration.own", ScenarioNumber);
        RuleException.ThrowIf(State == OnNotice && now < NoticeEndsAt, "demonstration.notice-open");
        RuleException.ThrowIf(openObjections > 0, "demonstration.objections", openObjections);
        MoveTo(Demonstrated);
        DecidedAt = now;
        scenario.Demonstrate(now);
        return Decided("demonstrated", null, now);
    }

    /// <summary>Ends the selection without choosing it.</summary>
    public DemonstrationDecided Decline(string reason, DateTimeOffset now)
    {
        MoveTo(Declined);
        (Reason, DecidedAt) = (reason.Trim(), now);
        return Decided("declined", Reason, now);
    }

    /// <summary>Whether objections may be raised now.</summary>
    public bool TakesObjections(DateTimeOffset now) => State == OnNotice && now < NoticeEndsAt;

    private DemonstrationDecided Decided(string outcome, string? reason, DateTimeOffset now) =>
        new(Id, Version, ScenarioId, ScenarioNumber, ScenarioName, Owner, outcome, reason, now);

    private void MoveTo(DemonstrationState next)
    {
        var allowed = (State, next) is (Nominated, OnNotice or Declined) or (OnNotice, Demonstrated or Declined);
        RuleException.ThrowIf(!allowed, "demonstration.step");
        State = next;
        Version++;
    }
}
