using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Scenarios;

/// <summary>A scenario as somebody has seen it.</summary>
public record Seen(Guid Id, long Version);

/// <summary>How many were changed.</summary>
public record Counted(int Count);

/// <summary>Scenarios that are changed together: all or none.</summary>
public record Selection([Required, Length(1, 500)] Seen[] Scenarios)
{
    /// <summary>
    /// Loads them in the order given. One that the caller may not know is answered like a missing one, and one that has changed since it was
    /// seen is named.
    /// </summary>
    public async Task<IReadOnlyList<Scenario>> LoadAsync(ScenariosDb db, Func<Scenario, bool> mayKnow, CancellationToken ct)
    {
        var ids = Scenarios.Select(s => s.Id).ToArray();
        var found = await db.Scenarios.Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        if (ids.Distinct().Count() != ids.Length)
        {
            throw new InvalidException("scenarios", "selection.repeated");
        }

        foreach (var seen in Scenarios)
        {
            if (!found.TryGetValue(seen.Id, out var scenario) || !mayKnow(scenario))
            {
                throw new RuleException("selection.unknown", seen.Id) { Status = StatusCodes.Status404NotFound };
            }

            if (scenario.Version != seen.Version)
            {
                throw new RuleException("selection.stale", scenario.Number) { Status = StatusCodes.Status412PreconditionFailed };
            }
        }

        return [.. ids.Select(id => found[id])];
    }
}
