using System.Globalization;

namespace ScenarioHub.Bench.Notifications;

/// <summary>What was asked of the benchmark.</summary>
/// <param name="People">How many wait for the list.</param>
/// <param name="Searches">How many searches are kept.</param>
/// <param name="Streams">How many streams are open.</param>
/// <param name="Seconds">How long events come.</param>
/// <param name="Mails">How many mails are sent.</param>
/// <param name="Down">How many seconds the mail server is down.</param>
/// <param name="Events">How many events call the webhooks.</param>
/// <param name="Names">Which measurements; all where none is named.</param>
internal sealed record BenchOptions(int People, int Searches, int Streams, int Seconds, int Mails, int Down, int Events, IReadOnlyList<string> Names)
{
    /// <summary>Reads the command line.</summary>
    public static BenchOptions Of(string[] args)
    {
        var options = new BenchOptions(600_000, 100_000, 2000, 20, 6000, 60, 6, []);
        var names = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--people": options = options with { People = Number(args[++i], 1_000_000) }; break;
                case "--searches": options = options with { Searches = Number(args[++i], 1_000_000) }; break;
                case "--streams": options = options with { Streams = Number(args[++i], 5000) }; break;
                case "--seconds": options = options with { Seconds = Number(args[++i], 600) }; break;
                case "--mails": options = options with { Mails = Number(args[++i], 100_000) }; break;
                case "--down": options = options with { Down = Number(args[++i], 600) }; break;
                case "--events": options = options with { Events = Number(args[++i], 100) }; break;
                default: names.Add(args[i]); break;
            }
        }

        return options with { Names = names };
    }

    private static int Number(string text, int most) => Math.Clamp(int.Parse(text, CultureInfo.InvariantCulture), 1, most);
}
