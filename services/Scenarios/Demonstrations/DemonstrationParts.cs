using ScenarioHub.ServiceDefaults.Problems;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Scenarios.Demonstrations;

/// <summary>One person's marks (评分).</summary>
public class DemonstrationScore
{
    public required Guid DemonstrationId { get; init; }

    public required Guid PersonId { get; init; }

    public required Guid OrganizationId { get; init; }

    /// <summary>0 to 100 for each criterion of the scheme.</summary>
    public IReadOnlyDictionary<string, decimal> Marks { get; private set; } = new Dictionary<string, decimal>();

    /// <summary>The weighted mark.</summary>
    public decimal Total { get; private set; }

    public string? Comment { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Takes the marks in place of what was there.</summary>
    internal void Become(IReadOnlyDictionary<string, decimal> marks, decimal total, string? comment, DateTimeOffset at) =>
        (Marks, Total, Comment, At) = (marks, total, comment, at);
}

/// <summary>What an organisation holds against a demonstration on notice (异议). An open one keeps it from being selected.</summary>
public class DemonstrationObjection : IVersioned
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public long Version { get; private set; } = 1;

    public required Guid DemonstrationId { get; init; }

    public required Guid OrganizationId { get; init; }

    public required string OrganizationName { get; init; }

    public required string Text { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Answer { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>Answers it, once.</summary>
    public void Reply(string answer, DateTimeOffset now)
    {
        RuleException.ThrowIf(Answer is not null, "objection.answered");
        (Answer, AnsweredAt) = (answer.Trim(), now);
        Version++;
    }
}

/// <summary>Support that the applying party was granted (应用方支持), with the figures that made the amount.</summary>
public class DemonstrationSupport
{
    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public required Guid DemonstrationId { get; init; }

    /// <summary>The key of the rule in the scheme.</summary>
    public required string Scheme { get; init; }

    public required string SchemeName { get; init; }

    public required string Party { get; init; }

    public required decimal BaseYuan { get; init; }

    public required decimal Rate { get; init; }

    public decimal? CapYuan { get; init; }

    public required decimal AmountYuan { get; init; }

    public string? Note { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Records support by a rule of the scheme under which the demonstration was selected.</summary>
    public static DemonstrationSupport Of(Demonstration demonstration, string key, decimal baseYuan, string? note, DateTimeOffset now)
    {
        RuleException.ThrowIf(demonstration.State != DemonstrationState.Demonstrated, "support.not-demonstrated");
        var rule = demonstration.Scheme.Supports.FirstOrDefault(s => s.Key == key)
            ?? throw new InvalidException("scheme", "field.choice", string.Join(" | ", demonstration.Scheme.Supports.Select(s => s.Key)));
        return new()
        {
            DemonstrationId = demonstration.Id, Scheme = rule.Key, SchemeName = rule.Name, Party = demonstration.ApplyingParty, BaseYuan = baseYuan,
            Rate = rule.Rate, CapYuan = rule.CapYuan, AmountYuan = rule.AmountOf(baseYuan), Note = note, At = now,
        };
    }
}
