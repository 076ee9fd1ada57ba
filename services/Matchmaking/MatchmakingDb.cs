using Microsoft.EntityFrameworkCore;
using ScenarioHub.Matchmaking.Companies;
using ScenarioHub.Matchmaking.Events;
using ScenarioHub.Matchmaking.Introductions;
using ScenarioHub.Matchmaking.Learning;
using ScenarioHub.Matchmaking.Matches;
using ScenarioHub.Matchmaking.Profiles;
using ScenarioHub.Matchmaking.Recommendations;
using ScenarioHub.Matchmaking.Scenarios;
using ScenarioHub.Matchmaking.Suggestions;
using ScenarioHub.Messaging;

namespace ScenarioHub.Matchmaking;

/// <summary>The database of the Matchmaking service (供需对接).</summary>
public class MatchmakingDb(DbContextOptions<MatchmakingDb> options) : MessagingDb(options)
{
    /// <summary>An arbitrary number that names the pen among the database's advisory locks.</summary>
    private const long Pen = 0x4D617463_68000001;

    /// <summary>Capability profiles (能力画像).</summary>
    public DbSet<CapabilityProfile> Profiles => Set<CapabilityProfile>();

    /// <summary>Copies of listed scenarios.</summary>
    public DbSet<Scenario> Scenarios => Set<Scenario>();

    /// <summary>For whom lists are that are not for everyone.</summary>
    public DbSet<ListAudienceCopy> Audiences => Set<ListAudienceCopy>();

    /// <summary>Copies of organisations.</summary>
    public DbSet<Organization> Organizations => Set<Organization>();

    /// <summary>Who wants no suggestions.</summary>
    public DbSet<OptOut> OptOuts => Set<OptOut>();

    /// <summary>Proposed pairs (撮合).</summary>
    public DbSet<Match> Matches => Set<Match>();

    /// <summary>Versions of the weights of matching.</summary>
    public DbSet<WeightsVersion> Weights => Set<WeightsVersion>();

    /// <summary>Which version of them was made active when.</summary>
    public DbSet<WeightsActivation> Activations => Set<WeightsActivation>();

    /// <summary>What waits to be matched.</summary>
    public DbSet<MatchingWork> Work => Set<MatchingWork>();

    /// <summary>Who is not brought together with whom.</summary>
    public DbSet<Block> Blocks => Set<Block>();

    /// <summary>Agencies that parks have authorised.</summary>
    public DbSet<AgencyGrant> AgencyGrants => Set<AgencyGrant>();

    /// <summary>Moderators' notes among themselves.</summary>
    public DbSet<MatchNote> MatchNotes => Set<MatchNote>();

    /// <summary>What was decided about pairs.</summary>
    public DbSet<PairDecision> Decisions => Set<PairDecision>();

    /// <summary>What companies do not want to be recommended.</summary>
    public DbSet<Dismissal> Dismissals => Set<Dismissal>();

    /// <summary>Records of talks.</summary>
    public DbSet<TalkEntry> Talks => Set<TalkEntry>();

    /// <summary>Matchmaking events (对接会).</summary>
    public DbSet<MeetingDay> Days => Set<MeetingDay>();

    /// <summary>
    /// Waits for the pen, which is held to the end of the transaction. New pairs, withdrawals and the linking of profiles to companies are
    /// written under it, one after the other, so that limits and links hold whatever happens at the same time.
    /// </summary>
    public Task TakePenAsync(CancellationToken ct) => Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock({Pen})", ct);
}
