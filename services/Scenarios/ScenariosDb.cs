using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Messaging;
using ScenarioHub.Scenarios.Amendments;
using ScenarioHub.Scenarios.Audiences;
using ScenarioHub.Scenarios.Demonstrations;
using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Scenarios.Parks;
using ScenarioHub.Scenarios.Progress;
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

    /// <summary>Organisations that lists can be aimed at (市场主体).</summary>
    public DbSet<MarketPlayer> Players => Set<MarketPlayer>();

    /// <summary>What capability profiles say of their companies' fields.</summary>
    public DbSet<PlayerField> Fields => Set<PlayerField>();

    /// <summary>Amendments of approved texts (更正).</summary>
    public DbSet<Amendment> Amendments => Set<Amendment>();

    /// <summary>How far published scenarios have come (推进情况).</summary>
    public DbSet<ScenarioProgress> Progress => Set<ScenarioProgress>();

    /// <summary>What published scenarios have led to (成果).</summary>
    public DbSet<Outcome> Outcomes => Set<Outcome>();

    /// <summary>Selections for demonstration (示范).</summary>
    public DbSet<Demonstration> Demonstrations => Set<Demonstration>();

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
