using Microsoft.EntityFrameworkCore;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Scenarios.Directions;

/// <summary>Checks the directions that content names against the published lists.</summary>
public static class KnownDirections
{
    /// <summary>Refuses names that no published list has, each at its place. What the thing named before (<paramref name="kept"/>) may stay.</summary>
    public static async Task CheckDirectionsAsync(this ScenariosDb db, string[] directions, IReadOnlyList<string> kept, CancellationToken ct)
    {
        var asked = directions.Except(kept).ToArray();
        if (asked.Length == 0)
        {
            return;
        }

        var known = await db.Directions.Where(d => d.State == DirectionState.Published && asked.Contains(d.Name)).Select(d => d.Name).Distinct().ToListAsync(ct);
        var errors = directions.Select((name, i) => (name, i)).Where(d => asked.Contains(d.name) && !known.Contains(d.name))
            .Select(d => new FieldError($"directions[{d.i}]", "direction.unknown", d.name)).ToList();
        if (errors.Count > 0)
        {
            throw new InvalidException(errors);
        }
    }
}
