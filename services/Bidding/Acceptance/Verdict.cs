using System.ComponentModel.DataAnnotations;

namespace ScenarioHub.Bidding.Acceptance;

/// <summary>Who judges whether what was agreed on has been delivered.</summary>
public enum Judge
{
    /// <summary>Who has the problem (需求方).</summary>
    Demander,

    /// <summary>The third party that the contract names (第三方).</summary>
    ThirdParty,
}

/// <summary>A verdict (验收意见).</summary>
/// <param name="Diligent">Of one that fails: whether everything reasonable was done (尽职免责).</param>
public record Verdict(Judge Judge, bool Passed, bool Diligent, string Opinion, Guid Person, DateTimeOffset At);

/// <summary>A verdict as it is given.</summary>
public record GiveVerdict([Required] bool? Passed, bool? Diligent, [Required, StringLength(10_000, MinimumLength = 2)] string Opinion);
