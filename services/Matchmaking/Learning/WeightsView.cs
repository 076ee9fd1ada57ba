using System.ComponentModel.DataAnnotations;
using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.ServiceDefaults.Validation;

namespace ScenarioHub.Matchmaking.Learning;

/// <summary>A version of the weights; <paramref name="Number"/> 0 is what the program brings along.</summary>
/// <param name="Factors">What the program's own weights are multiplied by.</param>
/// <param name="Measured">How it did beside the version that was active when it was learnt.</param>
public record WeightsView(int Number, int? BasedOn, bool Active, WeightFactors Factors, Comparison? Measured, DateTimeOffset? CreatedAt)
{
    public static WeightsView Of(WeightsVersion version, int active) =>
        new(version.Version, version.BasedOn, version.Version == active, version.Factors, version.Measured, version.CreatedAt);

    public static WeightsView Initial(int active) => new(WeightsVersion.Initial, null, active == WeightsVersion.Initial, WeightFactors.None, null, null);
}

/// <summary>When a version became the active one.</summary>
public record ActivationView(int Number, string Reason, DateTimeOffset At);

/// <summary>All versions, newest first, and what was active when. The version to name in <c>If-Match</c> rises with every activation.</summary>
public record WeightsOverview(long Version, int Active, IReadOnlyList<WeightsView> Versions, IReadOnlyList<ActivationView> Activations) : IVersioned;

/// <summary>Why a version is made active, or taken back.</summary>
public record ChangeWeights([property: Required, StringLength(500, MinimumLength = 2)] string? Reason);
