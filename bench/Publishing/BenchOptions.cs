using System.Globalization;

namespace ScenarioHub.Bench.Publishing;

/// <summary>What was asked of the benchmark.</summary>
/// <param name="Scenarios">How many generated scenarios are in the catalogue while it runs.</param>
/// <param name="Keep">Leaves them there, for a next run; the run after it that does not keep removes them.</param>
/// <param name="Names">Which measurements; all where none is named.</param>
internal sealed record BenchOptions(Uri Url, int Scenarios, bool Keep, IReadOnlyList<string> Names, string Postgres, string DemoPassword)
{
    private const int Most = 1_000_000;

    /// <summary>Reads the command line and the two settings of <c>./hub bench</c>.</summary>
    public static BenchOptions Of(string[] args)
    {
        var (url, scenarios, keep, names) = ("http://localhost:8080", 100_000, false, new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--url": url = args[++i]; break;
                case "--scenarios": scenarios = Math.Clamp(int.Parse(args[++i], CultureInfo.InvariantCulture), 1000, Most); break;
                case "--keep": keep = true; break;
                default: names.Add(args[i]); break;
            }
        }

        return new(new(url), scenarios, keep, names, Setting("HUB_POSTGRES"), Setting("HUB_DEMO_PASSWORD"));
    }

    private static string Setting(string name) => Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set; ./hub bench sets it.");
}
