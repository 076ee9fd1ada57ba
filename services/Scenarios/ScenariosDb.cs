using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Messaging;
using ScenarioHub.Scenarios.Attachments;
using ScenarioHub.Scenarios.Imports.Jobs;
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

    /// <summary>Files handed in for import (导入任务).</summary>
    public DbSet<ImportJob> ImportJobs => Set<ImportJob>();

    /// <summary>Files that belong to a field of a scenario (附件).</summary>
    public DbSet<Attachment> Attachments => Set<Attachment>();

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
