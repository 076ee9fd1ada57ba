using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Messaging;
using ScenarioHub.Scenarios.Catalogue.Follows;
using ScenarioHub.Scenarios.Catalogue.Searches;
using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Scenarios.OpenData.Ocds;
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

    /// <summary>Contracting processes, as the open data tell of them.</summary>
    public DbSet<ContractingProcess> Processes => Set<ContractingProcess>();

    /// <summary>Releases of contracting processes.</summary>
    public DbSet<Release> Releases => Set<Release>();
    /// <summary>Searches that people keep (保存的检索).</summary>
    public DbSet<SavedSearch> SavedSearches => Set<SavedSearch>();

    /// <summary>What people follow (关注).</summary>
    public DbSet<Follow> Follows => Set<Follow>();

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
}
