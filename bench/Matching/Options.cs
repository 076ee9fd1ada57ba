namespace ScenarioHub.Bench.Matching;

/// <summary>What to measure.</summary>
/// <param name="Write">Whether the figures go into <c>docs/benchmarks.md</c>.</param>
internal sealed record Options(int Profiles, int Scenarios, int PeerQueries, bool Peers, bool Database, bool Growth, bool Write, int[] Sizes)
{
    public static Options Read(string[] args)
    {
        int Of(string name, int otherwise) => Array.IndexOf(args, name) is var at and >= 0 ? int.Parse(args[at + 1]) : otherwise;
        int[] sizes = [.. args.Where((a, i) => char.IsAsciiDigit(a[0]) && (i == 0 || !args[i - 1].StartsWith("--", StringComparison.Ordinal) || args[i - 1] == "--growth")).Select(int.Parse)];
        return new(
            Of("--profiles", 500_000), Of("--scenarios", 100_000), Of("--peer-queries", 20), !args.Contains("--no-peers"), !args.Contains("--no-database"),
            args.Contains("--growth"), args.Contains("--write") || (args.Contains("--growth") && sizes.Length == 0),
            sizes.Length > 0 ? sizes : [50_000, 100_000, 250_000, 500_000]);
    }
}
