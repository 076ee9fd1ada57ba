using Microsoft.EntityFrameworkCore;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios.Moderation;

/// <summary>What was handed in for approval, each time (提交版本), and why it was returned; a moderator compares the last two.</summary>
public class SubmittedVersion
{
    public required Guid ScenarioId { get; init; }

    /// <summary>1 for the first time.</summary>
    public required int Round { get; init; }

    public required ScenarioContent Content { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset? ReturnedAt { get; set; }

    public IReadOnlyDictionary<string, string>? Reasons { get; set; }
}

/// <summary>Keeps what was handed in.</summary>
public static class SubmittedVersions
{
    /// <summary>Adds what is handed in now; saved with the change. The scenarios must be locked by their versions, so the round is free.</summary>
    public static async Task KeepSubmittedAsync(this ScenariosDb db, IReadOnlyList<Scenario> scenarios, CancellationToken ct)
    {
        var ids = scenarios.Select(s => s.Id).ToArray();
        var rounds = await db.SubmittedVersions.Where(v => ids.Contains(v.ScenarioId)).GroupBy(v => v.ScenarioId)
            .Select(g => new { g.Key, Last = g.Max(v => v.Round) }).ToDictionaryAsync(g => g.Key, g => g.Last, ct);
        db.AddRange(scenarios.Select(s => new SubmittedVersion
        {
            ScenarioId = s.Id, Round = rounds.GetValueOrDefault(s.Id) + 1, Content = s.Content, SubmittedAt = s.SubmittedAt!.Value,
        }));
    }

    /// <summary>Notes on the last one why it was returned.</summary>
    public static async Task KeepReturnedAsync(this ScenariosDb db, Scenario scenario, DateTimeOffset now, CancellationToken ct)
    {
        if (await db.SubmittedVersions.Where(v => v.ScenarioId == scenario.Id).OrderByDescending(v => v.Round).FirstOrDefaultAsync(ct) is { } last)
        {
            (last.ReturnedAt, last.Reasons) = (now, scenario.ReturnReasons);
        }
    }
}
