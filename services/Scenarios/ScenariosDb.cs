using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScenarioHub.Messaging;
using ScenarioHub.Scenarios.Catalogue.Follows;
using ScenarioHub.Scenarios.Catalogue.Searches;
using ScenarioHub.Scenarios.Amendments;
using ScenarioHub.Scenarios.Audiences;
using ScenarioHub.Scenarios.Demonstrations;
using ScenarioHub.Persistence.Audit;
using ScenarioHub.Scenarios.Attachments;
using ScenarioHub.Scenarios.Imports.Jobs;
using ScenarioHub.Scenarios.Lists;
using ScenarioHub.Scenarios.OpenData.Ocds;
using ScenarioHub.Scenarios.Agencies;
using ScenarioHub.Scenarios.Calls;
using ScenarioHub.Scenarios.Directions;
using ScenarioHub.Scenarios.HandIns;
using ScenarioHub.Scenarios.Moderation;
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

    /// <summary>Contracting processes, as the open data tell of them.</summary>
    public DbSet<ContractingProcess> Processes => Set<ContractingProcess>();

    /// <summary>Releases of contracting processes.</summary>
    public DbSet<Release> Releases => Set<Release>();
    /// <summary>Searches that people keep (保存的检索).</summary>
    public DbSet<SavedSearch> SavedSearches => Set<SavedSearch>();

    /// <summary>What people follow (关注).</summary>
    public DbSet<Follow> Follows => Set<Follow>();
    /// <summary>Directions (场景方向).</summary>
    public DbSet<Direction> Directions => Set<Direction>();

    /// <summary>Collection calls (征集).</summary>
    public DbSet<CollectionCall> Calls => Set<CollectionCall>();

    /// <summary>The windows of calls (征集期).</summary>
    public DbSet<CallWindow> CallWindows => Set<CallWindow>();

    /// <summary>Hand-ins (需求申报).</summary>
    public DbSet<HandIn> HandIns => Set<HandIn>();

    /// <summary>What Identity says of agencies.</summary>
    public DbSet<AgencyOrganization> Agencies => Set<AgencyOrganization>();

    /// <summary>Which agencies may draft for which parks (授权).</summary>
    public DbSet<AgencyAuthorization> Authorizations => Set<AgencyAuthorization>();

    /// <summary>Who is at which scenario of the moderation queue (认领).</summary>
    public DbSet<ModerationClaim> Claims => Set<ModerationClaim>();

    /// <summary>What was handed in for approval each time.</summary>
    public DbSet<SubmittedVersion> SubmittedVersions => Set<SubmittedVersion>();

    /// <summary>The rules of the moderator's desk; one row.</summary>
    public DbSet<ModerationPolicy> ModerationPolicies => Set<ModerationPolicy>();
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
