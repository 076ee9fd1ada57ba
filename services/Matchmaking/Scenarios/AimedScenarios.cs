using Microsoft.EntityFrameworkCore;

namespace ScenarioHub.Matchmaking.Scenarios;

/// <summary>
/// Which companies may know of a scenario whose list is aimed at groups. Suggestions, recommendations and proposals ask here. Profiles that
/// belong to no company yet are outside of every audience.
/// </summary>
public sealed class AimedScenarios
{
    private readonly Dictionary<Guid, HashSet<Guid>> _members;

    private AimedScenarios(Dictionary<Guid, HashSet<Guid>> members) => _members = members;

    /// <summary>Reads those that are listed now.</summary>
    public static async Task<AimedScenarios> ReadAsync(MatchmakingDb db, CancellationToken ct)
    {
        var lists = (await db.Audiences.AsNoTracking().ToListAsync(ct)).ToDictionary(a => a.ListId, a => a.Organizations.ToHashSet());
        var scenarios = await db.Scenarios.Where(s => s.Aimed).Select(s => new { s.Id, s.ListId }).ToListAsync(ct);
        return new(scenarios.ToDictionary(s => s.Id, s => lists.GetValueOrDefault(s.ListId ?? Guid.Empty) ?? []));
    }

    /// <summary>Whether the company may know of the scenario.</summary>
    public bool Admits(Guid scenario, Guid? company) =>
        !_members.TryGetValue(scenario, out var members) || (company is { } id && members.Contains(id));
}
