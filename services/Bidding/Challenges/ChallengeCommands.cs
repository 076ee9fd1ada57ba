using System.ComponentModel.DataAnnotations;

namespace ScenarioHub.Bidding.Challenges;

/// <summary>A core indicator (核心指标) that every bid must commit itself to.</summary>
/// <param name="Name">Such as 平均响应时间.</param>
/// <param name="Target">What must be reached, such as ≤ 200.</param>
/// <param name="Unit">Such as ms.</param>
/// <param name="Method">How it is tested.</param>
public record Indicator(
    [Required, StringLength(200)] string Name, [Required, StringLength(500)] string Target, [StringLength(50)] string? Unit,
    [StringLength(1000)] string? Method);

/// <summary>What a park writes about a challenge.</summary>
public record ChallengeInput(
    Guid? ScenarioId,
    [Required, StringLength(200, MinimumLength = 4)] string Title,
    [Required, StringLength(20_000, MinimumLength = 10)] string Problem,
    [StringLength(200)] string? Field,
    [Required] ChallengeType? Type,
    [Required, Length(1, 50)] IReadOnlyList<Indicator> Indicators,
    [Range(typeof(decimal), "0", "1000000000000")] decimal? BudgetYuan,
    [Range(1, 120)] int? DurationMonths,
    [StringLength(5000)] string? IntellectualProperty,
    [StringLength(5000)] string? Conditions,
    [Required] DateTimeOffset? Deadline,
    [Range(7, 60)] int? NoticeDays,
    Guid? SchemeId = null);

/// <summary>Moves the deadline to a later instant.</summary>
public record ExtendChallenge([Required] DateTimeOffset? Deadline, [Required, StringLength(1000, MinimumLength = 2)] string Reason);

/// <summary>Ends a challenge before its time; the public reads the reason.</summary>
public record CancelChallenge([Required, StringLength(1000, MinimumLength = 2)] string Reason);

/// <summary>One move of a deadline.</summary>
public record Extension(DateTimeOffset From, DateTimeOffset To, string Reason, DateTimeOffset At)
{
    /// <summary>The reason that the scheme itself gives; the key of its text.</summary>
    public const string LateChange = "challenge.late-change";

    /// <summary>The time that bidders lost while it was cancelled and should not have been.</summary>
    public const string CancellationVoid = "challenge.cancellation-void";
}
