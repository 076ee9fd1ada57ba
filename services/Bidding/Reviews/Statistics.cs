namespace ScenarioHub.Bidding.Reviews;

/// <summary>The figures of a bid's scores.</summary>
public static class Statistics
{
    /// <summary>Makes the median absolute deviation of normal scores comparable to their standard deviation.</summary>
    private const decimal MadToDeviation = 1.4826m;

    /// <summary>The mean, rounded to two decimals as it is published.</summary>
    public static decimal? Mean(IReadOnlyList<decimal> scores) => scores is [] ? null : decimal.Round(scores.Average(), 2, MidpointRounding.AwayFromZero);

    /// <summary>The sample standard deviation (样本标准差) to two decimals; nothing for fewer than two scores.</summary>
    public static decimal? Spread(IReadOnlyList<decimal> scores)
    {
        if (scores.Count < 2)
        {
            return null;
        }

        var mean = scores.Average();
        return decimal.Round((decimal)Math.Sqrt((double)(scores.Sum(s => (s - mean) * (s - mean)) / (scores.Count - 1))), 2, MidpointRounding.AwayFromZero);
    }

    /// <summary>The middle score, or the mean of the two middle ones.</summary>
    public static decimal Median(IReadOnlyList<decimal> scores)
    {
        var sorted = scores.Order().ToList();
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>
    /// Whether a score stands out (异常分): further from the median than both twice the scaled median absolute deviation
    /// (2 × 1.4826 × MAD) and <paramref name="points"/>. It is marked, and counts all the same. Fewer than three scores have no outlier.
    /// </summary>
    public static bool IsOutlier(decimal score, IReadOnlyList<decimal> scores, decimal points)
    {
        if (scores.Count < 3)
        {
            return false;
        }

        var median = Median(scores);
        var deviation = Median([.. scores.Select(s => Math.Abs(s - median))]);
        return Math.Abs(score - median) > Math.Max(2 * MadToDeviation * deviation, points);
    }
}
