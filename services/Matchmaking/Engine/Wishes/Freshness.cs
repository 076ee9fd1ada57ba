namespace ScenarioHub.Matchmaking.Engine.Wishes;

/// <summary>
/// How long ago a profile was last changed (档案时效), as terms of the index: one for the quarter of the last change. The question weighs the
/// quarters by their age on its own day, so that nothing in an index or an image depends on the day.
/// </summary>
internal static class Freshness
{
    /// <summary>From so many quarters on a profile counts as one that nobody keeps.</summary>
    public const int Horizon = 12;

    /// <summary>The term of a quarter: 2026-11-26 → <c>~2026Q4</c>.</summary>
    public static string Key(DateOnly day) => $"~{day.Year}Q{(day.Month + 2) / 3}";

    /// <summary>How many quarters lie between two days; never negative.</summary>
    public static int Age(DateOnly changed, DateOnly on) => Math.Max(Quarter(on) - Quarter(changed), 0);

    /// <summary>The quarters that still count, each with its share of the weight: half of it a half-life ago.</summary>
    /// <param name="halfLife">In quarters.</param>
    public static IEnumerable<(string Key, double Share)> Quarters(DateOnly on, double halfLife)
    {
        for (var age = 0; age < Horizon; age++)
        {
            yield return (Key(on.AddMonths(-3 * age)), Math.Pow(2, -age / halfLife));
        }
    }

    private static int Quarter(DateOnly day) => (day.Year * 4) + ((day.Month - 1) / 3);
}
