namespace ScenarioHub.Matchmaking.Engine.Wishes;

/// <summary>What speaks for a company whatever its trade: that its products are in use somewhere (应用案例), and that it has people enough (人员规模).</summary>
internal static class Standing
{
    /// <summary>The term of profiles that name a case.</summary>
    public const string Cases = "!cases";

    /// <summary>The term of profiles of companies that can carry a large project.</summary>
    public const string Large = "!large";

    private const int Many = 300;

    private static readonly string[] LargeProjects = ["全市", "全域", "全省", "总承包", "总包", "工程建设", "规模化", "一体化建设"];

    /// <summary>Whether a staff band such as 300-999 or 1000+ begins at 300 people or more.</summary>
    public static bool IsLarge(string? staffBand)
    {
        var digits = (staffBand ?? "").AsSpan().TrimStart();
        var length = 0;
        while (length < digits.Length && char.IsAsciiDigit(digits[length]))
        {
            length++;
        }

        return int.TryParse(digits[..length], out var least) && least >= Many;
    }

    /// <summary>Whether a need is of a size that a small company can hardly carry.</summary>
    public static bool LargeIsWanted(IEnumerable<string> folded) =>
        folded.Any(text => LargeProjects.Any(word => text.Contains(word, StringComparison.Ordinal)));
}
