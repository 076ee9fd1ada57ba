using Microsoft.EntityFrameworkCore;
using ScenarioHub.Bidding.Attachments;
using ScenarioHub.Bidding.Bids;
using ScenarioHub.Bidding.Calendars;
using ScenarioHub.Bidding.Challenges;
using ScenarioHub.Bidding.Checks;
using ScenarioHub.Bidding.Conflicts;
using ScenarioHub.Bidding.Copies;
using ScenarioHub.Bidding.Evidence;
using ScenarioHub.Bidding.Experts;
using ScenarioHub.Bidding.Contracts;
using ScenarioHub.Bidding.Credit;
using ScenarioHub.Bidding.Notices;
using ScenarioHub.Bidding.Objections;
using ScenarioHub.Bidding.Custody;
using ScenarioHub.Bidding.Opening;
using ScenarioHub.Bidding.Questions;
using ScenarioHub.Bidding.Reviews;
using ScenarioHub.Bidding.Consortia;
using ScenarioHub.Bidding.Eligibility;
using ScenarioHub.Bidding.LateBids;
using ScenarioHub.Bidding.Schemes;
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

    /// <summary>Custodians (开标保管人) of challenges.</summary>
    public DbSet<Custodian> Custodians => Set<Custodian>();

    /// <summary>Lost shares on their way to new custodians (补发).</summary>
    public DbSet<ShareReissue> Reissues => Set<ShareReissue>();

    /// <summary>Minutes of openings (开启记录).</summary>
    public DbSet<OpeningMinutes> Minutes => Set<OpeningMinutes>();

    /// <summary>The keys of challenges.</summary>
    public DbSet<ChallengeKey> Keys => Set<ChallengeKey>();

    /// <summary>Schemes (办法) with their versions.</summary>
    public DbSet<SchemeBook> Schemes => Set<SchemeBook>();

    /// <summary>What administrators have entered into the working-day calendar (工作日历).</summary>
    public DbSet<CalendarEntry> CalendarDays => Set<CalendarEntry>();

    /// <summary>Members of consortia (联合体成员).</summary>
    public DbSet<ConsortiumMember> Members => Set<ConsortiumMember>();

    /// <summary>Related organisations (关联单位).</summary>
    public DbSet<Eligibility.Affiliation> Affiliations => Set<Eligibility.Affiliation>();

    /// <summary>Files of bids, sealed (申报附件).</summary>
    public DbSet<SealedFile> SealedFiles => Set<SealedFile>();

    /// <summary>Requests to admit a bid after the deadline (逾期申报).</summary>
    public DbSet<LateRequest> LateRequests => Set<LateRequest>();

    /// <summary>Evidence of objections (异议证据).</summary>
    public DbSet<EvidenceFile> Evidence => Set<EvidenceFile>();

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

    /// <summary>Formal checks (形式审查).</summary>
    public DbSet<FormalCheck> Checks => Set<FormalCheck>();

    /// <summary>The pool of experts (专家库).</summary>
    public DbSet<Expert> Experts => Set<Expert>();

    /// <summary>Reviews (评审), one for each challenge that got so far.</summary>
    public DbSet<Review> Reviews => Set<Review>();

    /// <summary>Seats on panels (评审组席位).</summary>
    public DbSet<Seat> Seats => Set<Seat>();

    /// <summary>Conflicts of interest (利益冲突) that were found or declared.</summary>
    public DbSet<Conflict> Conflicts => Set<Conflict>();

    /// <summary>Score sheets (评分表): one expert on one bid.</summary>
    public DbSet<ScoreSheet> Sheets => Set<ScoreSheet>();

    /// <summary>What was said in the panels' discussions (合议).</summary>
    public DbSet<Remark> Remarks => Set<Remark>();
}
