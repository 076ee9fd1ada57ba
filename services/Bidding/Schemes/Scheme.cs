using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace ScenarioHub.Bidding.Schemes;

/// <summary>
/// The rule set (办法) that a challenge is posted under. Cities set these figures for themselves; a challenge keeps the ones that held when
/// it was opened to its end. Figures are those of domain.md unless a city says otherwise.
/// </summary>
public record Scheme
{
    /// <summary>What people call it, such as 标准办法.</summary>
    [Required, StringLength(100, MinimumLength = 2)]
    public string Name { get; init; } = "标准办法";

    /// <summary>Fewer submitted bids than this at the deadline, and the challenge fails (流标).</summary>
    [Range(1, 50)]
    public int MinimumBids { get; init; } = 1;

    /// <summary>How many bids an organisation may lead in challenges that are not decided yet.</summary>
    [Range(1, 100)]
    public int MaximumOpenBids { get; init; } = 3;

    /// <summary>How many members a consortium (联合体) may have beside its lead.</summary>
    [Range(0, 20)]
    public int MaximumMembers { get; init; } = 4;

    /// <summary>How many pieces of evidence a bid may bring in each class.</summary>
    [Range(1, 20)]
    public int MaximumEvidence { get; init; } = 5;

    /// <summary>The calendar days of public notice (公示), at the least.</summary>
    [Range(7, 60)]
    public int NoticeDays { get; init; } = 7;

    /// <summary>The working days of public notice, at the least, by China's working-day calendar.</summary>
    [Range(5, 60)]
    public int NoticeWorkingDays { get; init; } = 5;

    /// <summary>A change in the last so many days moves the deadline, so that this many remain.</summary>
    [Range(0, 60)]
    public int ChangeDays { get; init; } = 7;

    /// <summary>The working days that a bidder has to cure what the formal check found (补正), once.</summary>
    [Range(1, 30)]
    public int CureWorkingDays { get; init; } = 3;

    /// <summary>For how many years bad credit (信用记录) keeps an organisation from bidding.</summary>
    [Range(0, 20)]
    public int CreditYears { get; init; } = 3;

    /// <summary>The least own money for each yuan of public money; 0 asks for none.</summary>
    [Range(typeof(decimal), "0", "100")]
    public decimal OwnToPublicRatio { get; init; }

    /// <summary>Most public money as a share of the contract's value, 0 to 1.</summary>
    [Range(typeof(decimal), "0", "1")]
    public decimal PublicMoneyRate { get; init; } = 0.5m;

    /// <summary>Most public money in yuan; nothing sets no cap.</summary>
    [Range(typeof(decimal), "0", "1000000000000")]
    public decimal? PublicMoneyCapYuan { get; init; }

    /// <summary>Of how many experts a panel consists: odd, so that it can decide.</summary>
    [Range(3, 21)]
    public int PanelSize { get; init; } = 5;

    /// <summary>Whether experts read bids without the bidders' names (盲评).</summary>
    public bool BlindReview { get; init; }

    /// <summary>An affiliation that ended less than so many years ago is a conflict of interest (利益冲突).</summary>
    [Range(0, 20)]
    public int AffiliationYears { get; init; } = 3;

    /// <summary>What experts score, with weights that sum to 100.</summary>
    [Length(1, 20)]
    public IReadOnlyList<Criterion> Criteria { get; init; } = Criterion.Standard;

    /// <summary>The other figures of a review.</summary>
    public ReviewRules Review { get; init; } = new();

    /// <summary>Which of two bids with the same score comes first.</summary>
    public TieRule TieRule { get; init; } = TieRule.EarliestSubmission;

    /// <summary>Who keeps the key of sealed bids.</summary>
    public SealingMode Sealing { get; init; } = SealingMode.Escrow;

    /// <summary>Among how many custodians (开标保管人) the key is split.</summary>
    [Range(2, 9)]
    public int Custodians { get; init; } = 3;

    /// <summary>How many custodians (开标保管人) must take part in an opening.</summary>
    [Range(2, 9)]
    public int CustodyThreshold { get; init; } = 2;

    /// <summary>How many months one extension of a contract may bring (延期), once.</summary>
    [Range(0, 12)]
    public int ExtensionMonths { get; init; } = 12;

    /// <summary>In which parts public money is paid (拨付批次).</summary>
    [Length(0, 12)]
    public IReadOnlyList<Tranche> Tranches { get; init; } = Tranche.Standard;

    /// <summary>The rules of a race (赛马).</summary>
    public RaceRules Race { get; init; } = new();

    /// <summary>Which published version these figures are; nothing where they were given otherwise.</summary>
    public SchemeSource? Source { get; init; }
}

/// <summary>What experts score (评审指标).</summary>
/// <param name="Key">A short name that scores refer to.</param>
/// <param name="Name">In Chinese.</param>
/// <param name="NameEn">In English.</param>
/// <param name="Weight">Per cent of the whole.</param>
public record Criterion(
    [Required, RegularExpression("[a-z][a-zA-Z0-9]{0,29}", ErrorMessage = "scheme.key")] string Key, [Required, StringLength(100)] string Name,
    [Required, StringLength(200)] string NameEn, [Range(typeof(decimal), "0", "100")] decimal Weight)
{
    /// <summary>The criteria of a scheme that names none.</summary>
    public static IReadOnlyList<Criterion> Standard { get; } =
    [
        new("route", "技术路线的先进性与可行性", "Technical route", 35),
        new("targets", "对指标的响应程度", "Commitment to the indicators", 25),
        new("team", "团队能力与业绩", "Team and track record", 20),
        new("money", "经费与进度的合理性", "Money and schedule", 10),
        new("benefit", "应用前景与知识产权安排", "Benefit and intellectual property", 10),
    ];
}

/// <summary>Where a challenge's figures come from: a version of a scheme (办法版本).</summary>
public record SchemeSource(Guid SchemeId, int Number);

/// <summary>A part of the money and when it is paid (拨付批次).</summary>
/// <param name="Name">In Chinese, such as 验收通过后.</param>
/// <param name="NameEn">In English.</param>
/// <param name="Rate">Per cent of the base.</param>
/// <param name="Base">Of what.</param>
/// <param name="CapYuan">At most so many yuan; nothing sets no cap.</param>
public record Tranche(
    [Required, StringLength(100)] string Name, [Required, StringLength(200)] string NameEn, [Range(typeof(decimal), "0", "100")] decimal Rate,
    TrancheBase Base, [Range(typeof(decimal), "0", "1000000000000")] decimal? CapYuan)
{
    /// <summary>The tranches of a scheme that names none.</summary>
    public static IReadOnlyList<Tranche> Standard { get; } =
    [
        new("签订合同后", "On signature", 30, TrancheBase.PublicMoney, null),
        new("中期考核通过后", "On the interim check", 40, TrancheBase.PublicMoney, null),
        new("验收通过后", "On acceptance", 30, TrancheBase.PublicMoney, null),
    ];
}

/// <summary>Of what a tranche is a share (拨付基数).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrancheBase>))]
public enum TrancheBase
{
    /// <summary>The contract's public money (财政经费).</summary>
    PublicMoney,

    /// <summary>The contract's value (合同金额).</summary>
    ContractValue,

    /// <summary>What was spent, as audited (审定投入).</summary>
    AuditedSpending,
}

/// <summary>Which of two bids with the same score comes first (同分规则).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TieRule>))]
public enum TieRule
{
    /// <summary>The one that was finally submitted first.</summary>
    EarliestSubmission,

    /// <summary>The one that is better at the criterion of most weight.</summary>
    HeaviestCriterion,

    /// <summary>The one that asks for less public money.</summary>
    LeastPublicMoney,
}

/// <summary>Who keeps the key of sealed bids (密封方式).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SealingMode>))]
public enum SealingMode
{
    /// <summary>The platform, time-locked and logged (平台托管).</summary>
    Escrow,

    /// <summary>Custodians, each a share (分片保管).</summary>
    Custody,
}

/// <summary>The rules of a race (赛马): how many run, through how many gates, with what marks.</summary>
public record RaceRules
{
    /// <summary>Fewest runners.</summary>
    [Range(2, 10)]
    public int MinimumRunners { get; init; } = 2;

    /// <summary>Most runners.</summary>
    [Range(2, 10)]
    public int MaximumRunners { get; init; } = 5;

    /// <summary>Fewest stage gates (阶段考核).</summary>
    [Range(1, 10)]
    public int MinimumGates { get; init; } = 2;

    /// <summary>Bids whose means differ by at most so many points are close enough to race.</summary>
    [Range(typeof(decimal), "0", "100")]
    public decimal ClosePoints { get; init; } = 5;

    /// <summary>Whether the first to reach the target may win before the last gate.</summary>
    public bool FirstToReachWins { get; init; } = true;
}
