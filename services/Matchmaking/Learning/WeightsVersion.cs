using ScenarioHub.Matchmaking.Engine;
using ScenarioHub.ServiceDefaults.Problems;

namespace ScenarioHub.Matchmaking.Learning;

/// <summary>A version of the weights of matching (撮合权重版本): factors on what the program brings along, and how they did. It never changes.</summary>
public class WeightsVersion
{
    /// <summary>What the program brings along; it stands in no row.</summary>
    public const int Initial = 0;

    /// <summary>What the judged collection may lose at most; more is not worth any gain on our own decisions.</summary>
    private const double Tolerance = 0.01;

    private WeightsVersion()
    {
    }

    public int Version { get; private init; }

    /// <summary>The version that was active when it was learnt.</summary>
    public int BasedOn { get; private init; }

    public WeightFactors Factors { get; private init; } = WeightFactors.None;

    public Comparison Measured { get; private init; } = null!;

    public Guid CreatedBy { get; private init; }

    public DateTimeOffset CreatedAt { get; private init; }

    public static WeightsVersion Of(int version, int basedOn, WeightFactors factors, Comparison measured, Guid by, DateTimeOffset now) => new()
    {
        Version = version, BasedOn = basedOn, Factors = factors, Measured = measured, CreatedBy = by, CreatedAt = now,
    };

    /// <summary>Refuses what does worse than the active weights: on decisions that it was not learnt from, or on the judged collection.</summary>
    public void CheckThatItIsNoWorse()
    {
        var (active, candidate) = (Measured.Active, Measured.Candidate);
        RuleException.ThrowIf(candidate.LogLoss > active.LogLoss, "weights.held-out", candidate.LogLoss, active.LogLoss);
        RuleException.ThrowIf(
            candidate.Ndcg10 < active.Ndcg10 - Tolerance || candidate.Recall50 < active.Recall50 - Tolerance, "weights.judged",
            candidate.Ndcg10, active.Ndcg10);
    }
}

/// <summary>How weights did: on decisions that they were not learnt from, and on the judged collection.</summary>
public record Measured(double LogLoss, double Auc, double Ndcg10, double Recall50);

/// <summary>The active weights beside a candidate, on the same decisions.</summary>
/// <param name="Decisions">How many decisions there were.</param>
/// <param name="Positive">How many of them were for the pair.</param>
public record Comparison(int Decisions, int Positive, Measured Active, Measured Candidate);
