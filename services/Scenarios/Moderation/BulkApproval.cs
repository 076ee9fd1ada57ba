using System.ComponentModel.DataAnnotations;
using ScenarioHub.Contracts.Scenarios;
using ScenarioHub.Scenarios.Scenarios;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Moderation;

/// <summary>Scenarios that are approved together: all or none.</summary>
/// <param name="Confirm">How many they are, typed by the moderator; needed above <see cref="ConfirmAbove"/>.</param>
public record BulkApproval([Required, Length(1, 500)] Seen[] Scenarios, int? Confirm)
{
    /// <summary>Up to so many, the ticks themselves are confirmation enough.</summary>
    public const int ConfirmAbove = 10;

    /// <summary>The guard of the whole: not too many, and counted.</summary>
    public void Check(ModerationPolicy policy)
    {
        RuleException.ThrowIf(Scenarios.Length > policy.BulkLimit, "moderation.bulk-limit", policy.BulkLimit, Scenarios.Length);
        if (Scenarios.Length > ConfirmAbove && Confirm != Scenarios.Length)
        {
            throw new InvalidException("confirm", "moderation.bulk-confirm", Scenarios.Length);
        }
    }

    /// <summary>What parks are told: one fact a park, however many of its scenarios there are.</summary>
    public static IEnumerable<object> Facts(IEnumerable<ScenarioApproved> approved) => approved.GroupBy(fact => fact.Owner).Select(of => of.ToList() switch
    {
        [var only] => (object)only,
        var many => new ScenariosApproved(of.Key, [.. many.Select(fact => fact.ScenarioId)], many[0].Name, many[0].At),
    });

    /// <summary>The guard of each: what needs a second reader is read one by one.</summary>
    public static void Check(IReadOnlyList<Scenario> scenarios, ModerationPolicy policy)
    {
        var flagged = scenarios.Where(policy.NeedsSecondReader).Select(s => s.Number).ToList();
        RuleException.ThrowIf(flagged.Count > 0, "moderation.bulk-second-reader", string.Join(", ", flagged));
    }
}
