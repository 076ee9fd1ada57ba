using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Bidding.Custody;
using ScenarioHub.Bidding.Notices;
using ScenarioHub.Bidding.Opening;
using ScenarioHub.Bidding.Questions;
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

    /// <summary>Custodians (开标保管人) of challenges.</summary>
    public DbSet<Custodian> Custodians => Set<Custodian>();

    /// <summary>Lost shares on their way to new custodians (补发).</summary>
    public DbSet<ShareReissue> Reissues => Set<ShareReissue>();

    /// <summary>Minutes of openings (开启记录).</summary>
    public DbSet<OpeningMinutes> Minutes => Set<OpeningMinutes>();

    /// <summary>The keys of challenges.</summary>
    public DbSet<ChallengeKey> Keys => Set<ChallengeKey>();

    /// <summary>Copies of listed scenarios.</summary>
    public DbSet<ListedScenario> Scenarios => Set<ListedScenario>();

    /// <summary>Copies of organisations.</summary>
    public DbSet<KnownOrganization> Organizations => Set<KnownOrganization>();
}
