using ScenarioHub.Bidding.Copies;
using ScenarioHub.Bidding.Schemes;
using ScenarioHub.Contracts;
using ScenarioHub.Contracts.Bidding;
using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.Text;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>Writing, changing and approving the text.</summary>
public partial class Challenge
{
    /// <summary>Writes a new draft.</summary>
    public static Challenge Draft(string number, Party owner, Guid author, ChallengeInput input, ListedScenario? scenario, Scheme scheme, DateTimeOffset now)
    {
        var challenge = new Challenge
        {
            Number = number,
            OwnerId = owner.Id,
            OwnerName = owner.Name,
            Authors = [author],
            Scheme = scheme,
            CreatedAt = now,
        };
        challenge.Write(input, scenario, now);
        return challenge;
    }

    /// <summary>
    /// Changes the text. An approved text becomes a draft again; a change in the last days of an open challenge moves its deadline. Returns
    /// the fact for an open challenge.
    /// </summary>
    public ChallengeOpened? Edit(ChallengeInput input, Guid editor, ListedScenario? scenario, DateTimeOffset now)
    {
        Guard(ChallengeAct.Edit);
        if (State is ChallengeState.Open)
        {
            return EditOpen(input, now);
        }

        Write(input, scenario, now);
        State = ChallengeState.Draft;
        Authors = [.. Authors.Append(editor).Distinct()];
        Version++;
        return null;
    }

    /// <summary>A second person agrees with the text.</summary>
    public void Approve(Guid approver)
    {
        Guard(ChallengeAct.Approve);
        RuleException.ThrowIf(Authors.Contains(approver), "challenge.own-approval");
        State = ChallengeState.Approved;
        Version++;
    }

    private ChallengeOpened EditOpen(ChallengeInput input, DateTimeOffset now)
    {
        RuleException.ThrowIf(now >= Deadline, "challenge.deadline-passed", Deadline.InBeijing());

        // Bids are being written against these; what they rest on stays.
        RuleException.ThrowIf(!input.Indicators.SequenceEqual(Indicators), "challenge.indicators-fixed");
        RuleException.ThrowIf(input.ScenarioId != ScenarioId || input.Type != Type, "challenge.origin-fixed");
        RuleException.ThrowIf(input.Deadline != Deadline, "challenge.deadline-by-extension");
        RuleException.ThrowIf((input.NoticeDays ?? NoticeDays) < NoticeDays, "challenge.notice-shortened", NoticeDays);
        var before = AmendableText.Of(this);
        Take(input);
        NoteAmendment(before, now);
        var enough = now.AddDays(Scheme.ChangeDays);
        if (Deadline < enough)
        {
            MoveDeadline(enough, Extension.LateChange, now);
        }

        Version++;
        return Opened(now);
    }

    private void Write(ChallengeInput input, ListedScenario? scenario, DateTimeOffset now)
    {
        if (input.Deadline <= now)
        {
            throw new InvalidException("deadline", "challenge.deadline-past");
        }

        if (input.Indicators.GroupBy(i => i.Name).FirstOrDefault(g => g.Count() > 1) is { } twice)
        {
            throw new InvalidException("indicators", "challenge.indicator-twice", twice.Key);
        }

        if (input.ScenarioId is not null && (scenario is null || scenario.Withdrawn || scenario.OwnerId != OwnerId))
        {
            throw new InvalidException("scenarioId", "challenge.scenario-unknown");
        }

        (ScenarioId, ScenarioName, Type, Indicators, Deadline) = (scenario?.Id, scenario?.Name, input.Type!.Value, input.Indicators, input.Deadline!.Value);
        Take(input);
    }

    private void Take(ChallengeInput input)
    {
        (Title, Problem, Field) = (input.Title.Trim(), input.Problem.Trim(), input.Field);
        (BudgetYuan, DurationMonths, NoticeDays) = (input.BudgetYuan, input.DurationMonths, input.NoticeDays ?? Math.Max(NoticeDays, Scheme.NoticeDays));
        (IntellectualProperty, Conditions) = (input.IntellectualProperty, input.Conditions);
        SearchText = Folding.Fold($"{Number} {Title} {Problem} {Field} {OwnerName}");
    }
}
