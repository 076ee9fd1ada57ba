using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Messaging;
using ScenarioHub.Persistence.Audit;
using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Scenarios.Parks;
using ScenarioHub.Scenarios.Scenarios;

namespace ScenarioHub.Scenarios;

/// <summary>The database of this service.</summary>
public class ScenariosDb(DbContextOptions<ScenariosDb> options) : MessagingDb(options)
{
    /// <summary>Scenarios (场景).</summary>
    public DbSet<Scenario> Scenarios => Set<Scenario>();

    /// <summary>Lists (清单).</summary>
    public DbSet<ScenarioList> Lists => Set<ScenarioList>();

    /// <summary>The registry of parks (园区名录).</summary>
    public DbSet<Park> Parks => Set<Park>();

    /// <summary>What Identity says of parks' organisations.</summary>
    public DbSet<ParkOrganization> Organizations => Set<ParkOrganization>();

    /// <summary>The list that a scenario is in, if any.</summary>
    public Task<ListMark?> ListOfAsync(Guid scenario, CancellationToken ct) => Lists
        .Where(l => l.Entries.Any(e => e.ScenarioId == scenario))
        .Select(l => (ListMark?)new ListMark(l.Id, l.Number, l.Title)).SingleOrDefaultAsync(ct);

    /// <summary>
    /// Carries a scenario of a park further because of what happened elsewhere. False where nothing changes.
    /// </summary>
    public async Task<bool> AdvanceAsync(Guid id, Guid owner, ScenarioState next, DateTimeOffset at, CancellationToken ct)
    {
        if (await Scenarios.FindAsync([id], ct) is not { } scenario || scenario.OwnerId != owner || !scenario.Advance(next, at))
        {
            return false;
        }

        Record($"scenario.{JsonNamingPolicy.CamelCase.ConvertName(next.ToString())}", id, owner);
        return true;
    }

    /// <summary>
    /// Frees a scenario from a challenge that ended without a result. The entry names the challenge and its version, by which a late fact of
    /// the same challenge is known as late.
    /// </summary>
    public async Task<bool> ReleaseAsync(Guid id, Guid owner, Guid challenge, long version, DateTimeOffset at, CancellationToken ct)
    {
        if (await IsOverAsync(id, challenge, version, ct) || await Scenarios.FindAsync([id], ct) is not { } scenario || scenario.OwnerId != owner)
        {
            return false;
        }

        // Also where it has not heard of the challenge yet: what is still to come of it is late then.
        Record("scenario.released", id, owner, new { challenge, version, moved = scenario.Release(at) });
        return true;
    }

    /// <summary>Whether a scenario was freed from a challenge at this version or a later one.</summary>
    public Task<bool> IsOverAsync(Guid id, Guid challenge, long version, CancellationToken ct) => Set<AuditEntry>().AnyAsync(
        e => e.Subject == id && e.Act == "scenario.released"
            && e.Detail!.RootElement.GetProperty("challenge").GetGuid() == challenge && e.Detail.RootElement.GetProperty("version").GetInt64() >= version,
        ct);
}
