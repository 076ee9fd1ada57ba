namespace ScenarioHub.Matchmaking.Engine.Wishes;

/// <summary>Whether a need wants something proven (成熟产品) and whether a profile offers it, by technology readiness level.</summary>
internal static class Readiness
{
    /// <summary>The term of profiles whose products are proven.</summary>
    public const string Key = "!ready";

    private static readonly string[] Proven = ["成熟", "量产", "规模化应用", "商业化运营", "常态化", "采购", "部署"];

    /// <summary>From level 8 on a system is complete and proven.</summary>
    public static bool IsReady(int? level) => level >= 8;

    /// <summary>Up to level 4 it works in a laboratory.</summary>
    public static bool IsEarly(int? level) => level is >= 1 and <= 4;

    public static bool IsWanted(IEnumerable<string> folded) =>
        folded.Any(text => Proven.Any(word => text.Contains(word, StringComparison.Ordinal)));
}
