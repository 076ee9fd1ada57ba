using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Contracts;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Bidding.Credit;
using ScenarioHub.Bidding.Notices;
using ScenarioHub.Bidding.Objections;
using ScenarioHub.Bidding.Questions;
using ScenarioHub.Bidding.Races;
using ScenarioHub.Bidding.Sealing;
using ScenarioHub.Messaging;

namespace ScenarioHub.Bidding;

/// <summary>The database of the Bidding service.</summary>
public class BiddingDb(DbContextOptions<BiddingDb> options) : MessagingDb(options)
{
    /// <summary>Posted problems (榜).</summary>
    public DbSet<Challenge> Challenges => Set<Challenge>();

    /// <summary>Public questions (答疑).</summary>
    public DbSet<Question> Questions => Set<Question>();

    /// <summary>Bids (揭榜申报).</summary>
    public DbSet<Bid> Bids => Set<Bid>();

    /// <summary>What was submitted, each time; never changed.</summary>
    public DbSet<BidVersion> BidVersions => Set<BidVersion>();

    /// <summary>Public notices (公示).</summary>
    public DbSet<PublicNotice> Notices => Set<PublicNotice>();

    /// <summary>The wrapped data keys of challenges.</summary>
    public DbSet<ChallengeKey> Keys => Set<ChallengeKey>();

    /// <summary>Objections (异议).</summary>
    public DbSet<Objection> Objections => Set<Objection>();

    /// <summary>Contracts (合同).</summary>
    public DbSet<Contract> Contracts => Set<Contract>();

    /// <summary>Proposed changes of contracts (合同变更).</summary>
    public DbSet<ContractChange> ContractChanges => Set<ContractChange>();

    /// <summary>What has bound, edition by edition; never changed.</summary>
    public DbSet<ContractEdition> Editions => Set<ContractEdition>();

    /// <summary>Races (赛马).</summary>
    public DbSet<Race> Races => Set<Race>();

    /// <summary>Credit records (信用记录).</summary>
    public DbSet<CreditRecord> Credit => Set<CreditRecord>();

    /// <summary>Copies of supervisors.</summary>
    public DbSet<KnownSupervisor> Supervisors => Set<KnownSupervisor>();

    /// <summary>Copies of listed scenarios.</summary>
    public DbSet<ListedScenario> Scenarios => Set<ListedScenario>();

    /// <summary>Copies of organisations.</summary>
    public DbSet<KnownOrganization> Organizations => Set<KnownOrganization>();
}
