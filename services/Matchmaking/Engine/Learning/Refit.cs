namespace ScenarioHub.Matchmaking.Engine.Learning;

/// <summary>
/// Learns factors from decisions (撮合权重拟合). First one slope for all shares, which says what a share is worth; then what each group is worth
/// beyond that, drawn to nothing, so that few decisions change little and a group that none of them shows stays as it is. A factor is a
/// group's slope beside the words', within bounds.
/// </summary>
public static class Refit
{
    /// <summary>Decisions are measured in so many parts, each by factors learnt from the others.</summary>
    public const int Folds = 5;

    /// <summary>No factor may leave these bounds: whatever was decided, no group takes over and none falls silent.</summary>
    private const double Least = 0.25;
    private const double Greatest = 4;

    private const double Penalty = 1;

    public static WeightFactors Fit(IReadOnlyList<Observation> observations)
    {
        var scale = Scale(observations);
        var (labels, weights) = (observations.Select(o => o.For).ToList(), observations.Select(o => o.Weight).ToList());
        var common = Math.Max(LogisticRegression.Fit([.. observations.Select(o => new[] { o.Shares.Sum / scale })], labels, weights, [1], Penalty)[0], 0.1);
        var slopes = LogisticRegression.Fit(
            [.. observations.Select(o => Row(o.Shares, scale))], labels, weights, [common, 0, 0, 0, 0, 0, 0, 0], Penalty);
        return new(Factor(1), Factor(2), Factor(3), Factor(4), Factor(5), Factor(6), Factor(7));

        double Factor(int group) => Math.Round(Math.Clamp(1 + (slopes[group] / Math.Max(slopes[0], common / Greatest)), Least, Greatest), 4);
    }

    /// <summary>How well factors foretell: those that <paramref name="learn"/> gives for the other parts, part by part.</summary>
    public static HeldOut HeldOut(IReadOnlyList<Observation> observations, Func<IReadOnlyList<Observation>, WeightFactors> learn)
    {
        var (loss, total) = (0.0, 0.0);
        var chances = new List<(double Chance, bool For)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            List<Observation> known = [.. observations.Where(o => o.Fold != fold)], asked = [.. observations.Where(o => o.Fold == fold)];
            if (known.Count == 0 || asked.Count == 0)
            {
                continue;
            }

            var (factors, scale) = (learn(known), Scale(known));
            var line = LogisticRegression.Fit(
                [.. known.Select(o => new[] { factors.Apply(o.Shares) / scale })], [.. known.Select(o => o.For)], [.. known.Select(o => o.Weight)], [1], Penalty);
            foreach (var o in asked)
            {
                var chance = LogisticRegression.Chance(line, [factors.Apply(o.Shares) / scale]);
                loss -= o.Weight * Math.Log(Math.Max(o.For ? chance : 1 - chance, 1e-12));
                total += o.Weight;
                chances.Add((chance, o.For));
            }
        }

        return new(total == 0 ? 0 : loss / total, Auc(chances));
    }

    /// <summary>The chance that of a pair that was wanted and one that was not the former is foretold higher; ½ where all are the same.</summary>
    private static double Auc(List<(double Chance, bool For)> chances)
    {
        var (rank, wanted, sum) = (0.0, 0.0, 0.0);
        foreach (var tied in chances.GroupBy(c => c.Chance).OrderBy(group => group.Key))
        {
            var (count, of) = (tied.Count(), tied.Count(c => c.For));
            sum += of * (rank + ((count + 1) / 2.0));
            (rank, wanted) = (rank + count, wanted + of);
        }

        var unwanted = chances.Count - wanted;
        return wanted == 0 || unwanted == 0 ? 0.5 : (sum - (wanted * (wanted + 1) / 2)) / (wanted * unwanted);
    }

    /// <summary>Shares are small; in units of their spread a penalty means the same whatever the texts are like.</summary>
    private static double Scale(IReadOnlyList<Observation> observations)
    {
        var mean = observations.Average(o => o.Shares.Sum);
        return Math.Max(Math.Sqrt(observations.Average(o => Math.Pow(o.Shares.Sum - mean, 2))), 1e-6);
    }

    private static double[] Row(PairShares shares, double scale) =>
    [
        shares.Sum / scale, shares.Named / scale, shares.Hierarchy / scale, shares.Related / scale, shares.Place / scale,
        shares.Qualification / scale, shares.Ready / scale, shares.Record / scale,
    ];
}
