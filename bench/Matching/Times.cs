namespace ScenarioHub.Bench.Matching;

/// <summary>Sorted milliseconds of many questions.</summary>
internal sealed class Times(IEnumerable<double> milliseconds)
{
    private readonly double[] _sorted = [.. milliseconds.Order()];

    public double P50 => At(0.5);

    public double P99 => At(0.99);

    public double Max => _sorted[^1];

    public int Count => _sorted.Length;

    private double At(double share) => _sorted[(int)(share * (_sorted.Length - 1))];

    public override string ToString() => $"p50 {P50:F2} ms, p99 {P99:F2} ms, max {Max:F2} ms";
}
