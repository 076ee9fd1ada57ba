using System.ComponentModel.DataAnnotations;
using ScenarioHub.Bidding.Contracts;

namespace ScenarioHub.Bidding.Races;

/// <summary>Where a runner stands.</summary>
public enum RunnerState
{
    /// <summary>Runs on (在赛).</summary>
    Running,

    /// <summary>Went on together with another one (合并).</summary>
    Merged,

    /// <summary>Runs no more (退出).</summary>
    Stopped,

    /// <summary>Reached the target first (胜出).</summary>
    Won,
}

/// <summary>A third party's mark at a gate (考核等次).</summary>
public enum Mark
{
    /// <summary>优秀.</summary>
    Excellent,

    /// <summary>良好.</summary>
    Good,

    /// <summary>一般.</summary>
    Fair,

    /// <summary>不合格: such a runner does not go on by itself.</summary>
    Poor,
}

/// <summary>What becomes of a runner at a gate.</summary>
public enum GateChoice
{
    /// <summary>It runs on.</summary>
    Continue,

    /// <summary>It goes on together with another one.</summary>
    Merge,

    /// <summary>It stops.</summary>
    Stop,
}

/// <summary>A runner (赛马单位): a winning bid.</summary>
public record Runner(Guid BidId, Guid OrganizationId, string Name, RunnerState State, Guid? MergedInto);

/// <summary>A mark of one runner at a gate.</summary>
public record GateMark(Guid BidId, Mark Mark, string Opinion, DateTimeOffset At);

/// <summary>What was decided of one runner at a gate, with its money until the next (滚动支持).</summary>
public record GateDecision([Required] Guid? BidId, [Required] GateChoice? Choice, Guid? MergeInto, [Range(typeof(decimal), "0", "1000000000000")] decimal? NextYuan);

/// <summary>A stage gate (阶段考核), on the same day for all.</summary>
public record Gate(int Number, string Name, DateTimeOffset Date, IReadOnlyList<GateMark> Marks, IReadOnlyList<GateDecision> Decisions, DateTimeOffset? DecidedAt);

/// <summary>A gate as it is planned.</summary>
public record PlannedGate([Required, StringLength(200)] string Name, [Required] DateTimeOffset? Date);

/// <summary>Sets a race up.</summary>
public record SetRace(
    [Required, Length(1, 20)] IReadOnlyList<PlannedGate> Gates, [Required, Range(typeof(decimal), "0", "1000000000000")] decimal? FirstYuan,
    [Required] ThirdParty Judge);

/// <summary>A third party's mark.</summary>
public record GiveMark([Required] Guid? BidId, [Required] Mark? Mark, [Required, StringLength(5000, MinimumLength = 2)] string Opinion);

/// <summary>The decisions of a gate, one for each runner that still runs.</summary>
public record DecideGate([Required, Length(1, 10)] IReadOnlyList<GateDecision> Decisions);
