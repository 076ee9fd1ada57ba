namespace ScenarioHub.Matchmaking.Events;

/// <summary>What holds between two sides: why they must not meet, and how well they fit.</summary>
/// <param name="bars">The rule that forbids a pair (host, guest), where one does.</param>
/// <param name="fits">The engine's score of a pair, 0–1; missing where it was never asked.</param>
/// <param name="floor">Below this score only a wish brings two together.</param>
public sealed class PairRules(IReadOnlyDictionary<(Guid Host, Guid Guest), string> bars, IReadOnlyDictionary<(Guid Host, Guid Guest), double> fits, double floor)
{
    /// <summary>The first wish counts most, each further one less.</summary>
    private const int FirstWish = 300;

    private const int NextWish = 12;

    /// <summary>What both want counts more than what two want each on its own.</summary>
    private const int Mutual = 200;

    /// <summary>The rule that forbids it, or nothing.</summary>
    public string? Bar(Side host, Side guest) => bars.GetValueOrDefault((host.Id, guest.Id));

    /// <summary>
    /// What a meeting is worth: 1000 × the engine's score, and the wishes of both sides. Nothing where the pair is barred, and where neither
    /// fit nor wish speaks for it.
    /// </summary>
    public int Worth(Side host, Side guest)
    {
        var fit = fits.GetValueOrDefault((host.Id, guest.Id));
        var (wished, wanted) = (Wish(host, guest.Id), Wish(guest, host.Id));
        return Bar(host, guest) is not null || (fit < floor && wished + wanted == 0)
            ? 0
            : (int)Math.Round(1000 * fit) + wished + wanted + (wished > 0 && wanted > 0 ? Mutual : 0);
    }

    private static int Wish(Side side, Guid other) => Array.IndexOf(side.Wishes, other) is >= 0 and var rank ? FirstWish - NextWish * rank : 0;
}
